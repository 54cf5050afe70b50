package org.driftwatch.calibrators.histogram;

import java.nio.ByteBuffer;
import org.apache.commons.math3.util.FastMath;
import org.driftwatch.calibrators.state.ChannelStore;
import org.driftwatch.calibrators.state.StateKey;

/**
 * Exponentially decayed sum of time slices.
 * <pre>  D_k = D_(k-1) 2^(-slice/half-life) + S_k </pre>
 * folded lazily: a chunk holds D as of the last slice that had something for it, so that its bits depend on what was folded and
 * not on when anyone looked.
 */
final class DecayedCounts {
    private static final char KIND = 'd';
    private static final byte VERSION = 1;

    private final ChannelStore store;
    private final double halfLifeSlices;

    private record Chunk(long asOf, double[] weights) {}

    DecayedCounts(ChannelStore store, double halfLifeSlices) {
        this.store = store;
        this.halfLifeSlices = halfLifeSlices;
    }

    /** Folds the counts of chunk c of a closed slice. */
    void fold(int c, long slice, int[] counts) {
        double[] weights = weights(c, slice);
        for (int i = 0; i < counts.length; i++) weights[i] += counts[i];
        store.put(key(c), encode(new Chunk(slice, weights)));
    }

    /** D of chunk c as of {@code slice}, a fresh array. */
    double[] weights(int c, long slice) {
        byte[] bytes = store.get(key(c));
        if (bytes == null) return new double[ChunkedCounts.CHUNK];
        Chunk chunk = decode(bytes);
        double factor = FastMath.pow(2, -(slice - chunk.asOf()) / halfLifeSlices);
        for (int i = 0; i < chunk.weights().length; i++) chunk.weights()[i] *= factor;
        return chunk.weights();
    }

    void clear(int chunks) {
        for (int c = 0; c < chunks; c++) if (store.get(key(c)) != null) store.delete(key(c));
    }

    private static byte[] encode(Chunk chunk) {
        int filled = 0;
        for (double weight : chunk.weights()) if (weight != 0) filled++;
        ByteBuffer out = ByteBuffer.allocate(1 + Long.BYTES + filled * (1 + Double.BYTES));
        out.put(VERSION).putLong(chunk.asOf());
        for (int i = 0; i < chunk.weights().length; i++)
            if (chunk.weights()[i] != 0) out.put((byte) i).putDouble(chunk.weights()[i]);
        return out.array();
    }

    private static Chunk decode(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        if (in.get() != VERSION) throw new IllegalArgumentException("not decayed counts of version " + VERSION);
        long asOf = in.getLong();
        double[] weights = new double[ChunkedCounts.CHUNK];
        while (in.hasRemaining()) weights[Byte.toUnsignedInt(in.get())] = in.getDouble();
        return new Chunk(asOf, weights);
    }

    private static StateKey key(int c) {
        return new StateKey((byte) KIND, 0, c);
    }
}
