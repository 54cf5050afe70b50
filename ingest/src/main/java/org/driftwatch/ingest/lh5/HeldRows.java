package org.driftwatch.ingest.lh5;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Rows of fixed width of which one block is in memory, or the last few when rows are asked for out of order. Not
 * thread-safe.
 */
final class HeldRows {
    private final Place place;
    private final DatasetShape shape;
    private final RowBlocks blocks;
    private final RecentBlocks recent = new RecentBlocks();
    private ByteBuffer block;
    private long first;
    private long end;

    HeldRows(Place place, DatasetShape shape, RowBlocks blocks) {
        this.place = place;
        this.shape = shape;
        this.blocks = blocks;
    }

    DatasetShape shape() {
        return shape;
    }

    /** Keeps so many bytes of blocks, for rows asked for out of order. */
    void keep(long bytes) {
        recent.keep(bytes);
    }

    /** The block that holds this row. */
    ByteBuffer holding(long row) throws UnreadableFileException {
        if (block == null || row < first || row >= end) load(row);
        return block;
    }

    /** Where the row begins in the block that {@link #holding} gave. */
    int offset(long row) {
        return (int) (row - first) * shape.rowBytes();
    }

    /** Row behind the last of the block that {@link #holding} gave. */
    long end() {
        return end;
    }

    private void load(long row) throws UnreadableFileException {
        if (row < 0 || row >= shape.rows()) throw place.error(row, "beyond the last of " + shape.rows() + " rows");
        block = null;
        try {
            first = blocks.firstRow(row);
            end = blocks.endRow(row);
            block = recent.of(first, () -> checked(row));
        } catch (IOException | RuntimeException e) {
            block = null;
            throw place.error("cannot read rows from " + row, e);
        }
    }

    private ByteBuffer checked(long row) throws IOException {
        ByteBuffer read = blocks.read(row);
        if (read.limit() < (end - first) * shape.rowBytes()) throw new IOException("block is short");
        return read;
    }
}
