package org.driftwatch.ingest.cherenkov.hdf5.blosc;

/** A part of an array, not copied. */
record Span(byte[] bytes, int from, int length) {
    int to() {
        return from + length;
    }
}
