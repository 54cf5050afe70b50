package org.driftwatch.ingest.lh5;

import io.jhdf.api.dataset.ChunkedDataset;
import java.nio.ByteBuffer;

/** Chunks of a file in the newer layout (version 4), found through jHDF, which keeps the addresses of all in memory. */
record IndexedChunks(ChunkedDataset dataset) implements ChunkSource {
    @Override
    public boolean partsAreCheap() {
        return false;
    }

    @Override
    public ByteBuffer read(long[] offset, ByteRange part) {
        int[] at = new int[dataset.getDimensions().length];
        for (int axis = 0; axis < at.length; axis++) at[axis] = Math.toIntExact(offset[axis]);
        byte[] plain = dataset.getDecompressedChunk(at);
        return ByteBuffer.wrap(plain, part.from(), part.length()).slice();
    }
}
