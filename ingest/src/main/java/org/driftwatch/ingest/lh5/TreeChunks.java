package org.driftwatch.ingest.lh5;

import io.jhdf.filter.FilterManager;
import io.jhdf.object.message.FilterPipelineMessage.FilterInfo;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * Chunks found by a {@link ChunkTree}, filters undone by jHDF, checksums by us. A writer may leave a filter out for a chunk that it does not
 * make smaller; that is honoured.
 */
record TreeChunks(ChunkTree tree, List<FilterInfo> filters) implements ChunkSource {
    @Override
    public boolean partsAreCheap() {
        return filters.isEmpty();
    }

    @Override
    public ByteBuffer read(long[] offset, ByteRange part) throws IOException {
        ChunkTree.Entry entry = tree.find(offset);
        if (entry == null) return null;
        if (filters.isEmpty()) return tree.stored().read(entry.address() + part.from(), part.length());
        byte[] stored = tree.stored().read(entry.address(), entry.storedBytes()).array();
        byte[] plain = plain(stored, entry.skippedFilters());
        if (part.from() + part.length() > plain.length)
            throw new IOException(
                    "chunk inflates to " + plain.length + " bytes, " + (part.from() + part.length()) + " needed");
        return ByteBuffer.wrap(plain, part.from(), part.length()).slice();
    }

    /** Undone in the reverse of the order in which they were applied. */
    private byte[] plain(byte[] stored, int skipped) throws IOException {
        byte[] plain = stored;
        for (int i = filters.size() - 1; i >= 0; i--) {
            if ((skipped >>> i & 1) != 0) continue;
            boolean checksum = filters.get(i).getId() == Fletcher32.ID;
            plain = checksum
                    ? Fletcher32.checked(plain)
                    : FilterManager.getPipeline(filters.subList(i, i + 1)).decode(plain);
        }
        return plain;
    }
}
