package org.driftwatch.calibrators.cherenkov.pair;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.TreeMap;

/**
 * Bytes of a pair's state in chunks, so that one more contribution rewrites one chunk of about a kilobyte. Big endian. Up to the
 * capacity, chunk c holds contributions 64 c to 64 c + 63:
 * <pre>  byte 1, then for each: int64 event, float64 by column </pre>
 * Beyond, chunk c holds jackknife block c:
 * <pre>  byte 2, sums, then for each occupied cell: int64 cell, int32 count </pre>
 * Chunks that the second form does not use are removed.
 */
final class PairChunks {
    static final int ROWS = 64;
    private static final byte KEPT = 1;
    private static final byte COUNTED = 2;

    private PairChunks() {}

    /** The chunk that the last contribution of an event went to. */
    static int lastChanged(PairState state, long event) {
        return state.cells() == null ? (state.kept() - 1) / ROWS : EventBlocks.HASHED.of(event);
    }

    static int chunks(PairState state) {
        return state.cells() == null ? (state.kept() + ROWS - 1) / ROWS : EventBlocks.BLOCKS;
    }

    static byte[] write(PairState state, int chunk) {
        return state.cells() == null ? kept(state, chunk) : counted(state, chunk);
    }

    private static byte[] kept(PairState state, int chunk) {
        int width = state.columns().size();
        int from = chunk * ROWS;
        int until = Math.min(state.kept(), from + ROWS);
        ByteBuffer out = ByteBuffer.allocate(1 + (until - from) * 8 * (1 + width));
        out.put(KEPT);
        for (int k = from; k < until; k++) {
            out.putLong(state.events()[k]);
            for (int c = 0; c < width; c++) out.putDouble(state.rows()[k * width + c]);
        }
        return out.array();
    }

    private static byte[] counted(PairState state, int block) {
        Map<Long, Integer> cells = state.cells().counts(block);
        ByteBuffer out = ByteBuffer.allocate(1 + BlockSums.bytes(state.columns().size()) + cells.size() * (8 + 4));
        out.put(COUNTED);
        state.cells().sums(block).write(out);
        cells.forEach((cell, count) -> out.putLong(cell).putInt(count));
        return out.array();
    }

    /** Adds what a chunk holds; chunks come in order. */
    static void read(PairState state, int chunk, byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        byte form = in.get();
        if (form == KEPT) readKept(state, in);
        else if (form == COUNTED) readCounted(state, chunk, in);
        else throw new IllegalArgumentException("chunk of a pair has unknown form " + form);
    }

    private static void readKept(PairState state, ByteBuffer in) {
        double[] row = new double[state.columns().size()];
        while (in.hasRemaining()) {
            long event = in.getLong();
            for (int c = 0; c < row.length; c++) row[c] = in.getDouble();
            state.add(event, row);
        }
    }

    private static void readCounted(PairState state, int block, ByteBuffer in) {
        if (state.cells() == null) state.restore(new PairCells(state.columns()));
        BlockSums sums = BlockSums.read(in, state.columns().size());
        Map<Long, Integer> cells = new TreeMap<>();
        while (in.hasRemaining()) cells.put(in.getLong(), in.getInt());
        state.cells().put(block, sums, cells);
    }
}
