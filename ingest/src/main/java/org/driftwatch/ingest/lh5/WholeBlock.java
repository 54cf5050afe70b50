package org.driftwatch.ingest.lh5;

import java.nio.ByteBuffer;

/** A small dataset stored within its header (compact layout, at most 64 kB): one block. */
record WholeBlock(ByteBuffer bytes, DatasetShape shape) implements RowBlocks {
    @Override
    public long firstRow(long row) {
        return 0;
    }

    @Override
    public long endRow(long row) {
        return shape.rows();
    }

    @Override
    public ByteBuffer read(long row) {
        return bytes.duplicate();
    }
}
