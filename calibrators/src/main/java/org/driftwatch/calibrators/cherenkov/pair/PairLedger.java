package org.driftwatch.calibrators.cherenkov.pair;

import java.util.function.Supplier;
import org.driftwatch.calibrators.state.ChannelStore;
import org.driftwatch.calibrators.state.StateKey;

/**
 * States of all pairs of one subject in one block of observation, written through to a store. Keys are (kind, number of the pair,
 * chunk). What is on the heap is a copy, read back when a ledger is made on a store that has something. One thread.
 */
public final class PairLedger {
    private final ChannelStore store;
    private final byte kind;
    private final PairColumns columns;
    private final Entry[] entries;

    /** What is on the heap of a pair. */
    private final class Entry {
        private final int pair;
        private final PairState state = new PairState(columns);
        private StateKey key;
        private Supplier<byte[]> bytes;

        Entry(int pair) {
            this.pair = pair;
            for (int chunk = 0; ; chunk++) {
                byte[] stored = store.get(key(chunk));
                if (stored == null) return;
                PairChunks.read(state, chunk, stored);
            }
        }

        private StateKey key(int chunk) {
            return new StateKey(kind, pair, chunk);
        }

        void add(long event, double[] row) {
            boolean kept = state.cells() == null;
            state.add(event, row);
            if (kept && state.cells() != null) rewrite();
            else put(PairChunks.lastChanged(state, event));
        }

        private void put(int chunk) {
            if (key == null || key.minor() != chunk) {
                key = key(chunk);
                bytes = () -> PairChunks.write(state, chunk);
            }
            store.putLater(key, bytes);
        }

        private void rewrite() {
            clear();
            key = null;
            for (int chunk = 0; chunk < PairChunks.chunks(state); chunk++) put(chunk);
        }

        /** Without asking what is there: what waits to be put can no longer be written once the form has changed. */
        void clear() {
            int most = Math.max(EventBlocks.BLOCKS, columns.capacity() / PairChunks.ROWS + 1);
            for (int chunk = 0; chunk <= most; chunk++) store.delete(key(chunk));
        }
    }

    /**
     * Opens, or begins.
     *
     * @param kind letter of the subject, its own within the store
     * @param pairs number of pairs
     */
    public PairLedger(ChannelStore store, char kind, PairColumns columns, int pairs) {
        this.store = store;
        this.kind = (byte) kind;
        this.columns = columns;
        entries = new Entry[pairs];
    }

    private Entry entry(int pair) {
        if (entries[pair] == null) entries[pair] = new Entry(pair);
        return entries[pair];
    }

    /** Adds a contribution to a pair; the row is copied. */
    public void add(int pair, long event, double... row) {
        entry(pair).add(event, row);
    }

    /** What a pair has seen, live. */
    public PairState state(int pair) {
        return entry(pair).state;
    }

    /** Forgets everything, in the store too. */
    public void clear() {
        for (int pair = 0; pair < entries.length; pair++) {
            entry(pair).clear();
            entries[pair] = null;
        }
    }
}
