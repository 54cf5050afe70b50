package org.driftwatch.calibrators.germanium.subject;

import java.nio.ByteBuffer;
import org.driftwatch.calibrators.state.ChannelStore;
import org.driftwatch.calibrators.state.StateKey;

/**
 * Median time of events that come in order, from counts in 128 bins of time. They begin one second wide and double whenever time
 * runs out of them, so that the median is within a 64th of the time passed. All state is in the store. One thread.
 */
final class MedianTime {
    private static final int BINS = 128;
    private static final long FIRST_WIDTH_NS = 1_000_000_000L;

    private final ChannelStore store;
    private final StateKey key;
    private final int[] counts = new int[BINS];
    private long firstNs;
    private long widthNs = FIRST_WIDTH_NS;
    private long events;

    /** Goes on from what the store holds. */
    MedianTime(ChannelStore store, StateKey key) {
        this.store = store;
        this.key = key;
        byte[] bytes = store.get(key);
        if (bytes == null) return;
        ByteBuffer state = ByteBuffer.wrap(bytes);
        firstNs = state.getLong();
        widthNs = state.getLong();
        state.asIntBuffer().get(counts);
        for (int count : counts) events += count;
    }

    void add(long ns) {
        if (events++ == 0) firstNs = ns;
        long since = Math.max(0, ns - firstNs);
        while (since / widthNs >= BINS) widen();
        counts[(int) (since / widthNs)]++;
        store.putLater(key, this::bytes);
    }

    private void widen() {
        for (int i = 0; i < BINS; i++) counts[i] = i < BINS / 2 ? counts[2 * i] + counts[2 * i + 1] : 0;
        widthNs *= 2;
    }

    /** Time of the first event [ns since 1970]. */
    long firstNs() {
        return firstNs;
    }

    /** The median, evenly within its bin; NaN without events [s since 1970]. */
    double seconds() {
        if (events == 0) return Double.NaN;
        double left = 0.5 * events;
        int bin = 0;
        while (left > counts[bin]) left -= counts[bin++];
        return 1e-9 * firstNs + 1e-9 * widthNs * (bin + left / counts[bin]);
    }

    void clear() {
        store.delete(key);
    }

    private byte[] bytes() {
        ByteBuffer state = ByteBuffer.allocate(2 * Long.BYTES + BINS * Integer.BYTES);
        state.putLong(firstNs).putLong(widthNs).asIntBuffer().put(counts);
        return state.array();
    }
}
