package org.driftwatch.calibrators.histogram;

import java.util.BitSet;
import org.driftwatch.calibrators.state.ChannelStore;
import org.driftwatch.calibrators.state.StateKey;

/**
 * Sparse integer counts in chunks of 256 bins, each chunk one value of the store, plus one value that says which chunks there
 * are. Write-through: the heap holds copies only. One thread.
 */
final class ChunkedCounts implements Counts {
    static final int CHUNK = 256;
    private static final int DIRECTORY = -1;

    private final ChannelStore store;
    private final byte kind;
    private final long major;
    private final Axis axis;
    private final int[][] chunks;
    private BitSet present;

    /** Counts named (kind, major) in the store. */
    ChunkedCounts(ChannelStore store, char kind, long major, Axis axis) {
        this.store = store;
        this.kind = (byte) kind;
        this.major = major;
        this.axis = axis;
        chunks = new int[(axis.bins() + CHUNK - 1) / CHUNK][];
    }

    @Override
    public Axis axis() {
        return axis;
    }

    /** Adds one event. */
    void add(int bin) {
        int[] chunk = writable(bin / CHUNK);
        chunk[bin % CHUNK] = Math.addExact(chunk[bin % CHUNK], 1);
        store.putLater(key(bin / CHUNK), () -> CountCodec.encode(chunk));
    }

    /** Adds a whole chunk; {@code counts} is not kept. */
    void add(int c, int[] counts) {
        int[] chunk = writable(c);
        for (int i = 0; i < CHUNK; i++) chunk[i] = Math.addExact(chunk[i], counts[i]);
        store.put(key(c), CountCodec.encode(chunk));
    }

    /** The counts of chunk c, not to be changed; null when empty. */
    int[] chunk(int c) {
        if (!present().get(c)) return null;
        if (chunks[c] == null) chunks[c] = CountCodec.decode(store.get(key(c)), CHUNK);
        return chunks[c];
    }

    int chunkCount() {
        return chunks.length;
    }

    boolean isEmpty() {
        return present().isEmpty();
    }

    @Override
    public void addTo(int from, int until, int[] sums) {
        for (int c = from / CHUNK; c * CHUNK < until; c++) {
            int[] chunk = chunk(c);
            if (chunk == null) continue;
            int last = Math.min(until, (c + 1) * CHUNK);
            for (int i = Math.max(from, c * CHUNK); i < last; i++) sums[i - from] += chunk[i % CHUNK];
        }
    }

    /** Adds all counts of {@code other} and empties it. */
    void take(ChunkedCounts other) {
        for (int c = 0; c < chunks.length; c++) {
            int[] more = other.chunk(c);
            if (more != null) add(c, more);
        }
        other.clear();
    }

    /** Removes everything from the store. */
    void clear() {
        present().stream().forEach(c -> {
            store.delete(key(c));
            chunks[c] = null;
        });
        present = new BitSet();
        store.delete(key(DIRECTORY));
    }

    private int[] writable(int c) {
        int[] chunk = chunk(c);
        if (chunk != null) return chunk;
        present.set(c);
        store.put(key(DIRECTORY), present.toByteArray());
        chunks[c] = new int[CHUNK];
        return chunks[c];
    }

    private BitSet present() {
        if (present == null) {
            byte[] bytes = store.get(key(DIRECTORY));
            present = bytes == null ? new BitSet() : BitSet.valueOf(bytes);
        }
        return present;
    }

    private StateKey key(int c) {
        return new StateKey(kind, major, c);
    }
}
