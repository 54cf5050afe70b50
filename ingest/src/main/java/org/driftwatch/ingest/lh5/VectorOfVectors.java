package org.driftwatch.ingest.lh5;

/** Rows of any length: {@code cumulative_length} holds where each ends in {@code flattened_data}. */
final class VectorOfVectors implements Samples {
    private final RealColumn ends;
    private final StoredRows flattened;
    private long lastRow = -1;
    private long lastEnd;

    VectorOfVectors(RealColumn ends, StoredRows flattened) {
        this.ends = ends;
        this.flattened = flattened;
    }

    @Override
    public long rows() {
        return ends.rows();
    }

    @Override
    public int[] at(long row) throws UnreadableFileException {
        long from = start(row);
        return flattened.span(from, end(row, from));
    }

    byte[] bytes(long row) throws UnreadableFileException {
        long from = start(row);
        return flattened.bytes(from, end(row, from));
    }

    private long start(long row) throws UnreadableFileException {
        return row == 0 ? 0 : row == lastRow + 1 ? lastEnd : ends.integer(row - 1);
    }

    private long end(long row, long from) throws UnreadableFileException {
        long end = ends.integer(row);
        if (end < from || end > flattened.rows())
            throw ends.place().error(row, "ends at " + end + ", expected " + from + " to " + flattened.rows());
        lastRow = row;
        lastEnd = end;
        return end;
    }
}
