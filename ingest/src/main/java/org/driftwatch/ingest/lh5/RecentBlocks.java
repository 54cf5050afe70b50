package org.driftwatch.ingest.lh5;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** The blocks used last, as many as fit into a number of bytes; none until asked to keep some. */
final class RecentBlocks {
    private final Map<Long, ByteBuffer> blocks = new LinkedHashMap<>(16, 0.75f, true);
    private long limit;
    private long held;

    @FunctionalInterface
    interface Reading {
        ByteBuffer read() throws IOException;
    }

    void keep(long bytes) {
        limit = bytes;
    }

    ByteBuffer of(long first, Reading reading) throws IOException {
        ByteBuffer found = blocks.get(first);
        if (found != null) return found;
        ByteBuffer read = reading.read();
        if (limit > 0) add(first, read);
        return read;
    }

    private void add(long first, ByteBuffer read) {
        blocks.put(first, read);
        held += read.capacity();
        Iterator<ByteBuffer> oldest = blocks.values().iterator();
        while (held > limit && blocks.size() > 1) {
            held -= oldest.next().capacity();
            oldest.remove();
        }
    }
}
