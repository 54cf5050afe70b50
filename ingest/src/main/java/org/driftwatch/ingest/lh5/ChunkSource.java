package org.driftwatch.ingest.lh5;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Chunks of a dataset with filters undone. */
interface ChunkSource {
    /**
     * @param offset row and column where the chunk begins
     * @param part range of bytes wanted of the unfiltered chunk
     * @return those bytes, or null for a chunk that was never written
     */
    ByteBuffer read(long[] offset, ByteRange part) throws IOException;

    /** True when a part of a chunk costs no more than its own bytes. */
    boolean partsAreCheap();

    record ByteRange(int from, int length) {}
}
