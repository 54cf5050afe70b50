package org.driftwatch.ingest.lh5;

import io.jhdf.filter.FilterManager;
import io.jhdf.object.message.FilterPipelineMessage.FilterInfo;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Chunks found by a {@link ChunkTree}, filters undone by jHDF. A writer may leave a filter out for a chunk that it does not
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
        byte[] plain =
                FilterManager.getPipeline(applied(entry.skippedFilters())).decode(stored);
        if (part.from() + part.length() > plain.length)
            throw new IOException(
                    "chunk inflates to " + plain.length + " bytes, " + (part.from() + part.length()) + " needed");
        return ByteBuffer.wrap(plain, part.from(), part.length()).slice();
    }

    private List<FilterInfo> applied(int skipped) {
        if (skipped == 0) return filters;
        List<FilterInfo> applied = new ArrayList<>();
        for (int i = 0; i < filters.size(); i++) if ((skipped >>> i & 1) == 0) applied.add(filters.get(i));
        return applied;
    }
}
