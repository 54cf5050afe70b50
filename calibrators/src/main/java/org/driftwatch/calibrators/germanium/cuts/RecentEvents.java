package org.driftwatch.calibrators.germanium.cuts;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.driftwatch.calibrators.state.ChannelStore;
import org.driftwatch.calibrators.state.StateKey;

/**
 * Energy and time of the newest events of a channel, in a ring of pages of 64: an event changes one page of a kilobyte. All state is
 * in the store. One thread.
 */
final class RecentEvents {
    static final int PAGE = 64;

    private final ChannelStore store;
    private final byte kind;
    private final double[] energies;
    private final long[] timesNs;
    private long added;

    /**
     * Goes on from what the store holds.
     *
     * @param capacity a multiple of 64
     * @param kind names the pages in the store, with major numbers below -1
     */
    RecentEvents(int capacity, ChannelStore store, char kind) {
        this.store = store;
        this.kind = (byte) kind;
        energies = new double[capacity];
        timesNs = new long[capacity];
        for (int page = 0; page < capacity / PAGE; page++) load(page);
    }

    /** A page begins with the number of events added when it was last changed. */
    private void load(int page) {
        byte[] bytes = store.get(key(page));
        if (bytes == null) return;
        ByteBuffer state = ByteBuffer.wrap(bytes);
        added = Math.max(added, state.getLong());
        for (int i = page * PAGE; state.hasRemaining(); i++) {
            energies[i] = state.getDouble();
            timesNs[i] = state.getLong();
        }
    }

    void add(double energy, long ns) {
        int at = (int) (added++ % energies.length);
        energies[at] = energy;
        timesNs[at] = ns;
        int page = at / PAGE;
        long now = added;
        store.putLater(key(page), () -> page(page, now));
    }

    private byte[] page(int page, long now) {
        int from = page * PAGE;
        int until = (int) Math.min(from + PAGE, added);
        ByteBuffer state = ByteBuffer.allocate(Long.BYTES + (until - from) * (Double.BYTES + Long.BYTES));
        state.putLong(now);
        for (int i = from; i < until; i++) state.putDouble(energies[i]).putLong(timesNs[i]);
        return state.array();
    }

    /** Number of events held. */
    int size() {
        return (int) Math.min(added, energies.length);
    }

    /** Their energies, in no order. */
    double[] energies() {
        return Arrays.copyOf(energies, size());
    }

    /** Their times since {@code ns}, in the same order [s]. */
    double[] seconds(long ns) {
        double[] seconds = new double[size()];
        for (int i = 0; i < seconds.length; i++) seconds[i] = 1e-9 * (timesNs[i] - ns);
        return seconds;
    }

    void clear() {
        for (int page = 0; page * PAGE < size(); page++) store.delete(key(page));
        added = 0;
    }

    private StateKey key(int page) {
        return new StateKey(kind, -2, page);
    }
}
