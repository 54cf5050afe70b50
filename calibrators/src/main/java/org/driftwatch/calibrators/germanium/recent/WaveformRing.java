package org.driftwatch.calibrators.germanium.recent;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.driftwatch.calibrators.state.ChannelStore;
import org.driftwatch.calibrators.state.StateKey;

/**
 * The last waveforms of one kind, all of one length and sampling period; another length or period begins anew.
 *
 * <p>All state is in the store: one value of 2 bytes per sample for each waveform (4 where a sample does not fit) and a head.
 * 1000 baselines and 2000 pulses of 2048 samples take 12 MB, of 8192 samples 49 MB. One thread.
 */
public final class WaveformRing {
    /** Baselines kept by default. */
    public static final int BASELINES = 1000;
    /** Full-energy pulses kept by default. */
    public static final int PULSES = 2000;

    private static final int HEAD_BYTES = 8 + 4 + 8;

    private final int capacity;
    private final ChannelStore store;
    private final char kind;
    private long added;
    private int samples;
    private double periodNs = Double.NaN;

    /**
     * Goes on from what the store holds.
     *
     * @param capacity most waveforms
     * @param kind names the ring within the channel
     */
    public WaveformRing(int capacity, ChannelStore store, char kind) {
        if (capacity < 1) throw new IllegalArgumentException("capacity must be at least 1, was " + capacity);
        this.capacity = capacity;
        this.store = store;
        this.kind = kind;
        byte[] head = store.get(headKey());
        if (head == null) return;
        ByteBuffer in = ByteBuffer.wrap(head);
        added = in.getLong();
        samples = in.getInt();
        periodNs = in.getDouble();
    }

    /** Takes up one waveform in place of the oldest. */
    public void add(int[] waveform, double period) {
        if (waveform.length != samples || period != periodNs) clear();
        samples = waveform.length;
        periodNs = period;
        store.put(slotKey((int) (added % capacity)), encode(waveform));
        added++;
        putHead();
    }

    /** Waveforms held. */
    public int size() {
        return (int) Math.min(added, capacity);
    }

    /** Waveforms ever taken up since the ring last began anew. */
    public long added() {
        return added;
    }

    /** Sampling period of all [ns], NaN when there is none. */
    public double periodNs() {
        return periodNs;
    }

    /** All waveforms, oldest first. */
    public List<int[]> waveforms() {
        List<int[]> all = new ArrayList<>(size());
        for (long i = added - size(); i < added; i++) all.add(decode(store.get(slotKey((int) (i % capacity)))));
        return all;
    }

    /** Forgets everything. */
    public void clear() {
        for (int i = 0; i < size(); i++) store.delete(slotKey(i));
        store.delete(headKey());
        added = 0;
        samples = 0;
        periodNs = Double.NaN;
    }

    private void putHead() {
        store.put(
                headKey(),
                ByteBuffer.allocate(HEAD_BYTES)
                        .putLong(added)
                        .putInt(samples)
                        .putDouble(periodNs)
                        .array());
    }

    private StateKey headKey() {
        return new StateKey((byte) kind, 0, -1);
    }

    private StateKey slotKey(int slot) {
        return new StateKey((byte) kind, 0, slot);
    }

    private static byte[] encode(int[] waveform) {
        int all = 0;
        for (int sample : waveform) all |= sample;
        boolean narrow = (all & 0xFFFF0000) == 0;
        ByteBuffer out = ByteBuffer.allocate(1 + waveform.length * (narrow ? 2 : 4)).put((byte) (narrow ? 2 : 4));
        for (int sample : waveform) {
            if (narrow) out.putShort((short) sample);
            else out.putInt(sample);
        }
        return out.array();
    }

    private static int[] decode(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        int width = in.get();
        int[] waveform = new int[in.remaining() / width];
        for (int i = 0; i < waveform.length; i++)
            waveform[i] = width == 2 ? Short.toUnsignedInt(in.getShort()) : in.getInt();
        return waveform;
    }
}
