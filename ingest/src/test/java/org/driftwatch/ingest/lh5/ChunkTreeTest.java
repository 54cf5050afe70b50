package org.driftwatch.ingest.lh5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChunkTreeTest {
    private static final int ROWS = 10;

    @TempDir
    Path folder;

    /** Two leaves of three chunks each, ten rows per chunk, behind one root; chunk i lies at address 1000 + i. */
    private ChunkTree twoLeaves(FileChannel channel, ByteBuffer file) throws IOException {
        file.order(ByteOrder.LITTLE_ENDIAN);
        node(file.position(0), 0, new long[] {0, 10, 20, 30}, new long[] {1000, 1001, 1002});
        node(file.position(1024), 0, new long[] {40, 50, 60, 70}, new long[] {1004, 1005, 1006});
        node(file.position(2048), 1, new long[] {0, 40, 70}, new long[] {0, 1024});
        channel.write(file.rewind(), 0);
        return new ChunkTree(new StoredBytes(channel, 0, 8), 2048, 1);
    }

    private static void node(ByteBuffer out, int level, long[] rows, long[] children) {
        out.put("TREE".getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                .put((byte) 1)
                .put((byte) level);
        out.putShort((short) children.length).putLong(-1).putLong(-1);
        for (int i = 0; i < rows.length; i++) {
            out.putInt(77)
                    .putInt((int) rows[i] % 20 == 0 ? 0 : 2)
                    .putLong(rows[i])
                    .putLong(0);
            if (i < children.length) out.putLong(children[i]);
        }
    }

    @Test
    void everyChunkIsFoundAndAnUnwrittenOneIsNot() throws IOException {
        try (FileChannel channel = FileChannel.open(
                Files.createFile(folder.resolve("t")),
                java.nio.file.StandardOpenOption.READ,
                java.nio.file.StandardOpenOption.WRITE)) {
            ChunkTree tree = twoLeaves(channel, ByteBuffer.allocate(4096));
            for (long i : LongStream.of(0, 1, 2, 4, 5, 6).toArray()) {
                ChunkTree.Entry entry = tree.find(new long[] {i * ROWS});
                assertThat(entry).isEqualTo(new ChunkTree.Entry(1000 + i, 77, i % 2 == 0 ? 0 : 2));
            }
            assertThat(tree.find(new long[] {3 * ROWS})).isNull();
        }
    }

    @Test
    void anythingElseThanANodeIsRefused() throws IOException {
        try (FileChannel channel = FileChannel.open(Files.write(folder.resolve("t"), new byte[4096]))) {
            ChunkTree tree = new ChunkTree(new StoredBytes(channel, 0, 8), 64, 1);
            assertThatThrownBy(() -> tree.find(new long[] {0})).hasMessage("no chunk index at address 64");
            ChunkTree outside = new ChunkTree(new StoredBytes(channel, 0, 8), 4090, 1);
            assertThatThrownBy(() -> outside.find(new long[] {0})).hasMessageContaining("of 4096");
        }
    }

    @Test
    void aDatasetWithoutIndexHasNoChunks() throws IOException {
        assertThat(new ChunkTree(new StoredBytes(null, 0, 8), StoredBytes.UNDEFINED, 1).find(new long[] {0}))
                .isNull();
    }
}
