package org.driftwatch.ingest.lh5;

/** The column {@code values} of a waveform table: the samples of each row. */
interface Samples {
    long rows();

    int[] at(long row) throws UnreadableFileException;
}
