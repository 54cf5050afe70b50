package org.driftwatch.ingest.lh5;

/** How LH5 packs the samples of one waveform into bytes (attribute {@code codec}). */
interface SampleCodec {
    /**
     * @param bytes holds the encoded waveform in [from, to)
     * @param size samples to expect
     * @throws IllegalArgumentException when the bytes do not decode to exactly that many samples
     */
    int[] decode(byte[] bytes, int from, int to, int size);
}
