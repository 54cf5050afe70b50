package org.driftwatch.calibrators.germanium.subject;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.driftwatch.calibrators.drift.QuantityDrift;
import org.driftwatch.calibrators.drift.QuantityDrift.Window;
import org.driftwatch.calibrators.state.ChannelStore;
import org.driftwatch.calibrators.state.StateKey;
import org.driftwatch.topics.germanium.Features;

/** The watched quantities of all subjects of a channel, on one clock of blocks of data time. */
final class QuantityWatch {
    private static final StateKey CLOCK = new StateKey((byte) 'S', 2, 0);
    private static final long NOT_STARTED = Long.MIN_VALUE;

    private final List<SubjectTrack> tracks;
    private final ChannelStore store;
    private final long blockNs;
    private long block;

    /** Goes on from what the store holds. */
    QuantityWatch(List<SubjectTrack> tracks, long blockNs, ChannelStore store) {
        this.tracks = tracks;
        this.store = store;
        this.blockNs = blockNs;
        byte[] clock = store.get(CLOCK);
        block = clock == null ? NOT_STARTED : ByteBuffer.wrap(clock).getLong();
    }

    /** Counts an event in every quantity it belongs to. */
    void add(Features features) {
        for (SubjectTrack track : tracks)
            for (int i = 0; i < track.quantities(); i++)
                track.quantity(i).add(features.energyKeV(), value(features, track.quantity(i)));
    }

    private static double value(Features features, QuantityDrift quantity) {
        String column = quantity.watched().column();
        double derived = features.value(column);
        return Double.isNaN(derived) ? features.dsp().value(column) : derived;
    }

    /** Data time has come to {@code ns}: ends the blocks before it, those that can close a window, oldest first. */
    List<Window> advance(long ns) {
        long now = Math.floorDiv(ns, blockNs);
        if (block == NOT_STARTED) moveTo(now);
        if (now <= block) return List.of();
        List<Window> closed = new ArrayList<>();
        while (block < now) {
            long end = block + 1;
            blockEnded(end * blockNs, closed);
            block = Math.max(end, Math.min(now, nextDue()));
        }
        moveTo(now);
        return closed;
    }

    private long nextDue() {
        long due = Long.MAX_VALUE;
        for (SubjectTrack track : tracks)
            for (int i = 0; i < track.quantities(); i++)
                due = Math.min(due, track.quantity(i).dueNs());
        return due == Long.MAX_VALUE ? due : Math.floorDiv(due - 1, blockNs);
    }

    private void blockEnded(long endNs, List<Window> closed) {
        for (SubjectTrack track : tracks)
            for (int i = 0; i < track.quantities(); i++) add(track.quantity(i).blockEnded(endNs), closed);
    }

    /** The run has ended: judges the windows that are open and have enough to say. */
    List<Window> finish() {
        List<Window> closed = new ArrayList<>();
        if (block == NOT_STARTED) return closed;
        for (SubjectTrack track : tracks)
            for (int i = 0; i < track.quantities(); i++) add(track.quantity(i).runEnded((block + 1) * blockNs), closed);
        return closed;
    }

    private static void add(Window window, List<Window> closed) {
        if (window != null) closed.add(window);
    }

    private void moveTo(long now) {
        block = now;
        store.put(CLOCK, ByteBuffer.allocate(Long.BYTES).putLong(now).array());
    }
}
