package org.driftwatch.calibrators.histogram;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.driftwatch.calibrators.state.ChannelStore;
import org.driftwatch.calibrators.state.RecordCodec;
import org.driftwatch.calibrators.state.StateKey;

/**
 * Ring of time slices in display bins and the decayed view, both cut from the total: a closed slice is the total now less the
 * total when the slice began. So an event costs nothing here; closing a slice costs a few puts per touched chunk.
 */
final class TimeSlices {
    private static final StateKey POSITION = StateKey.of('p');
    private static final RecordCodec<Position> CODEC = new RecordCodec<>(Position.class, 1);
    private static final char SLICE = 's';
    private static final char FOLDED = 'm';

    private final ChannelStore store;
    private final FineSpectrum fine;
    private final Axis axis;
    private final int rebin;
    private final int ring;
    private final ChunkedCounts folded;
    private final DecayedCounts decayed;

    private final BitSet touched = new BitSet();
    private boolean touchedKnown;
    private Position position;
    private int[] ringSum;

    /** A slice of the ring that is closed. */
    record Closed(long number, long events, long overflow) {}

    /** The open slice, what the total held when it began, and the closed slices of the ring that are not empty. */
    record Position(boolean started, long current, long events, long overflow, List<Closed> closed) {
        static final Position NOWHERE = new Position(false, 0, 0, 0, List.of());
    }

    TimeSlices(HistogramSettings settings, ChannelStore store, FineSpectrum fine) {
        this.store = store;
        this.fine = fine;
        axis = settings.displayAxis();
        rebin = settings.rebin();
        ring = settings.slices();
        folded = new ChunkedCounts(store, FOLDED, 0, axis);
        decayed = new DecayedCounts(
                store, (double) settings.halfLife().toNanos() / settings.slice().toNanos());
        byte[] bytes = store.get(POSITION);
        position = bytes == null ? Position.NOWHERE : CODEC.decode(bytes);
    }

    /** A fine bin has changed. Only saves looking at chunks that have not: made anew, all are looked at. */
    void touch(int fineBin) {
        touched.set(fineBin / rebin / ChunkedCounts.CHUNK);
    }

    /** Closes what lies before {@code slice}; an earlier slice than the open one changes nothing. */
    void advance(long slice, Totals totals) {
        if (position.started() && slice <= position.current()) return;
        List<Closed> kept = new ArrayList<>(position.closed());
        if (position.started() && totals.events() > position.events()) kept.add(close(totals));
        kept.removeIf(old -> old.number() <= slice - ring && drop(old));
        put(new Position(true, slice, totals.events(), totals.overflow(), List.copyOf(kept)));
    }

    private Closed close(Totals totals) {
        var slice = new ChunkedCounts(store, SLICE, position.current(), axis);
        for (int c = 0; c < folded.chunkCount(); c++) {
            int[] fresh = sinceFolded(c);
            if (fresh == null) continue;
            slice.add(c, fresh);
            decayed.fold(c, position.current(), fresh);
            folded.add(c, fresh);
        }
        touched.clear();
        touchedKnown = true;
        if (ringSum != null) slice.addTo(0, axis.bins(), ringSum);
        return new Closed(
                position.current(), totals.events() - position.events(), totals.overflow() - position.overflow());
    }

    private boolean drop(Closed old) {
        var slice = new ChunkedCounts(store, SLICE, old.number(), axis);
        if (ringSum != null) {
            int[] counts = slice.range(0, axis.bins());
            for (int i = 0; i < counts.length; i++) ringSum[i] -= counts[i];
        }
        slice.clear();
        return true;
    }

    /** Chunk c of the open slice; null when empty. */
    private int[] sinceFolded(int c) {
        if (touchedKnown && !touched.get(c)) return null;
        int[] now = fine.rebinned(c, rebin);
        int[] then = folded.chunk(c);
        if (now == null) return null;
        boolean any = false;
        for (int i = 0; i < now.length; i++) {
            if (then != null) now[i] -= then[i];
            any |= now[i] != 0;
        }
        return any ? now : null;
    }

    Position position() {
        return position;
    }

    /** Closed slices of the ring and the open one. */
    double[] sliding() {
        if (ringSum == null) {
            ringSum = new int[axis.bins()];
            for (Closed old : position.closed())
                new ChunkedCounts(store, SLICE, old.number(), axis).addTo(0, axis.bins(), ringSum);
        }
        double[] sum = new double[axis.bins()];
        for (int i = 0; i < sum.length; i++) sum[i] = ringSum[i];
        return withOpenSlice(sum);
    }

    /** D as of the last closed slice, and the open one with weight 1. */
    double[] decayed() {
        double[] sum = new double[axis.bins()];
        for (int c = 0; c < folded.chunkCount(); c++) {
            if (folded.chunk(c) == null) continue;
            double[] weights = decayed.weights(c, position.current() - 1);
            int first = c * ChunkedCounts.CHUNK;
            System.arraycopy(weights, 0, sum, first, Math.min(weights.length, sum.length - first));
        }
        return withOpenSlice(sum);
    }

    private double[] withOpenSlice(double[] sum) {
        for (int c = 0; c < folded.chunkCount(); c++) {
            int[] open = sinceFolded(c);
            if (open == null) continue;
            int first = c * ChunkedCounts.CHUNK;
            for (int i = 0; i < Math.min(open.length, sum.length - first); i++) sum[first + i] += open[i];
        }
        return sum;
    }

    private void put(Position next) {
        position = next;
        store.put(POSITION, CODEC.encode(next));
    }

    void clear() {
        for (Closed old : position.closed()) drop(old);
        folded.clear();
        decayed.clear(folded.chunkCount());
        ringSum = null;
    }
}
