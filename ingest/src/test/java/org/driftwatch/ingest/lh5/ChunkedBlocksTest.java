package org.driftwatch.ingest.lh5;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class ChunkedBlocksTest {
    private static final int ROWS = 25;
    private static final int COLUMNS = 7;

    /** A dataset of bytes, value 7 x row + column, in chunks; counts what is asked for. */
    private static final class Counted implements ChunkSource {
        private final int rows;
        private final int columns;
        private final boolean cheap;
        private int reads;

        Counted(int rows, int columns, boolean cheap) {
            this.rows = rows;
            this.columns = columns;
            this.cheap = cheap;
        }

        @Override
        public ByteBuffer read(long[] offset, ByteRange part) {
            reads++;
            ByteBuffer chunk = ByteBuffer.allocate(rows * columns);
            for (int r = 0; r < rows; r++)
                for (int c = 0; c < columns; c++) chunk.put((byte) (COLUMNS * (offset[0] + r) + offset[1] + c));
            return chunk.slice(part.from(), part.length());
        }

        @Override
        public boolean partsAreCheap() {
            return cheap;
        }
    }

    private static int readAll(Counted chunks, int blockBytes) throws IOException {
        ChunkedBlocks blocks =
                new ChunkedBlocks(chunks, new DatasetShape(ROWS, COLUMNS, 1), chunks.rows, chunks.columns, blockBytes);
        int largest = 0;
        long row = 0;
        while (row < ROWS) {
            assertThat(blocks.firstRow(row)).isEqualTo(row);
            ByteBuffer block = blocks.read(row);
            largest = Math.max(largest, block.limit());
            for (; block.hasRemaining(); row++)
                for (int c = 0; c < COLUMNS; c++) assertThat(block.get()).isEqualTo((byte) (COLUMNS * row + c));
            assertThat(row).isLessThanOrEqualTo(ROWS);
        }
        return largest;
    }

    @Test
    void aBandOfChunksIsReadOnce() throws IOException {
        Counted chunks = new Counted(4, 3, false);
        assertThat(readAll(chunks, 1000)).isEqualTo(4 * COLUMNS);
        assertThat(chunks.reads).isEqualTo(7 * 3);
    }

    @Test
    void aBandLargerThanABlockIsReadInParts() throws IOException {
        assertThat(readAll(new Counted(10, 2, false), 3 * COLUMNS + 1)).isEqualTo(3 * COLUMNS);
        assertThat(readAll(new Counted(10, COLUMNS, true), 2 * COLUMNS)).isEqualTo(2 * COLUMNS);
    }

    @Test
    void aSingleCompressedChunkIsKeptWhole() throws IOException {
        Counted chunks = new Counted(10, COLUMNS, false);
        assertThat(readAll(chunks, 1)).isEqualTo(10 * COLUMNS);
        assertThat(chunks.reads).isEqualTo(3);
    }
}
