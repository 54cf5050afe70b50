package org.driftwatch.ingest.lh5;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.driftwatch.ingest.lh5.ChunkSource.ByteRange;

/**
 * A dataset stored in chunks. A block is a band of chunks beside each other, whole when it fits into {@code blockBytes} or
 * when it is a single chunk that has to be inflated anyway; else a part of the band's rows.
 *
 * @param chunkRows rows of one chunk
 * @param chunkColumns columns of one chunk
 */
record ChunkedBlocks(ChunkSource chunks, DatasetShape shape, int chunkRows, int chunkColumns, int blockBytes)
        implements RowBlocks {
    private long bandStart(long row) {
        return row - row % chunkRows;
    }

    private long rowsPerBlock() {
        boolean wholeChunk = chunkColumns >= shape.columns() && !chunks.partsAreCheap();
        return wholeChunk ? chunkRows : Math.min(chunkRows, shape.rowsIn(blockBytes));
    }

    @Override
    public long firstRow(long row) {
        long band = bandStart(row);
        return row - (row - band) % rowsPerBlock();
    }

    @Override
    public long endRow(long row) {
        long end = Math.min(firstRow(row) + rowsPerBlock(), bandStart(row) + chunkRows);
        return Math.min(end, shape.rows());
    }

    @Override
    public ByteBuffer read(long row) throws IOException {
        int rows = (int) (endRow(row) - firstRow(row));
        ByteBuffer block = ByteBuffer.allocate(Math.multiplyExact(rows, shape.rowBytes()));
        for (int column = 0; column < shape.columns(); column += chunkColumns) place(block, row, column);
        return block;
    }

    private void place(ByteBuffer block, long row, int column) throws IOException {
        long band = bandStart(row);
        int chunkRowBytes = chunkColumns * shape.cellBytes();
        int skip = (int) (firstRow(row) - band) * chunkRowBytes;
        int rows = (int) (endRow(row) - firstRow(row));
        ByteBuffer chunk = chunks.read(new long[] {band, column}, new ByteRange(skip, rows * chunkRowBytes));
        if (chunk == null) return;
        if (chunkColumns == shape.columns()) {
            block.put(0, chunk, 0, block.limit());
            return;
        }
        int width = Math.min(chunkColumns, shape.columns() - column) * shape.cellBytes();
        for (int r = 0; r < rows; r++)
            block.put(r * shape.rowBytes() + column * shape.cellBytes(), chunk, r * chunkRowBytes, width);
    }
}
