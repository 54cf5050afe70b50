package org.driftwatch.ingest.lh5;

/** As many samples in each row, not encoded. */
record PlainSamples(StoredRows stored) implements Samples {
    @Override
    public long rows() {
        return stored.rows();
    }

    @Override
    public int[] at(long row) throws UnreadableFileException {
        return stored.row(row);
    }
}
