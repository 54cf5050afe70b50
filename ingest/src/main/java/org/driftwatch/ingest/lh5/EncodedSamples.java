package org.driftwatch.ingest.lh5;

/** As many samples in each row, each row encoded on its own. */
record EncodedSamples(VectorOfVectors encoded, SampleCodec codec, int size, Place place) implements Samples {
    @Override
    public long rows() {
        return encoded.rows();
    }

    @Override
    public int[] at(long row) throws UnreadableFileException {
        byte[] bytes = encoded.bytes(row);
        try {
            return codec.decode(bytes, 0, bytes.length, size);
        } catch (IllegalArgumentException e) {
            throw place.error(row, "cannot be decoded: " + e.getMessage());
        }
    }
}
