package org.driftwatch.ingest.lh5;

/**
 * Rows and columns of a dataset of one or two dimensions; one dimension is one column.
 *
 * @param cellBytes bytes of one number
 */
record DatasetShape(long rows, int columns, int cellBytes) {
    static DatasetShape of(long[] dimensions, int cellBytes) {
        return new DatasetShape(dimensions[0], dimensions.length < 2 ? 1 : Math.toIntExact(dimensions[1]), cellBytes);
    }

    int rowBytes() {
        return Math.multiplyExact(columns, cellBytes);
    }

    /** Rows that fit into so many bytes, at least one. */
    long rowsIn(int bytes) {
        return Math.max(1, bytes / Math.max(1, rowBytes()));
    }
}
