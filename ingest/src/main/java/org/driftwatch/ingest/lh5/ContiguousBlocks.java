package org.driftwatch.ingest.lh5;

import java.io.IOException;
import java.nio.ByteBuffer;

/** A dataset stored in one piece, cut into blocks of at most {@code blockBytes}. */
record ContiguousBlocks(StoredBytes stored, long address, DatasetShape shape, int blockBytes) implements RowBlocks {
    @Override
    public long firstRow(long row) {
        return row - row % shape.rowsIn(blockBytes);
    }

    @Override
    public long endRow(long row) {
        return Math.min(shape.rows(), firstRow(row) + shape.rowsIn(blockBytes));
    }

    @Override
    public ByteBuffer read(long row) throws IOException {
        long first = firstRow(row);
        long length = (endRow(row) - first) * shape.rowBytes();
        if (address == StoredBytes.UNDEFINED) return ByteBuffer.allocate(Math.toIntExact(length));
        return stored.read(address + first * shape.rowBytes(), length);
    }
}
