package org.driftwatch.calibrators.histogram;

import org.driftwatch.calibrators.histogram.View.Interval;
import org.driftwatch.calibrators.state.ChannelStore;
import org.driftwatch.calibrators.state.StateKey;

/**
 * Histograms of one quantity of one channel in data time: since the run began, sliding over the last N slices, and exponentially
 * decayed. Slices close when an event or a mark at or beyond their end comes, never by a clock. All state is in the store, each
 * change is put in the call that makes it; an object made anew from the store answers the same to the bit. Events are to come in
 * order of time. One thread.
 */
public final class RollingHistograms {
    private static final StateKey TOTALS = StateKey.of('t');

    private final HistogramSettings settings;
    private final ChannelStore store;
    private final Axis fineAxis;
    private final FineSpectrum fine;
    private final TimeSlices slices;
    private Totals totals;

    /** Goes on from what the store holds. */
    public RollingHistograms(HistogramSettings settings, ChannelStore store) {
        this.settings = settings;
        this.store = store;
        fineAxis = settings.fineAxis();
        fine = new FineSpectrum(store, fineAxis);
        slices = new TimeSlices(settings, store, fine);
        byte[] bytes = store.get(TOTALS);
        totals = bytes == null ? Totals.NOTHING : Totals.decode(bytes);
    }

    /** Counts one event; closes the slices before it. */
    public void add(long timeNs, long eventNumber, double value) {
        advance(timeNs);
        int bin = fineAxis.bin(value);
        if (bin >= 0) {
            fine.add(bin, (int) Math.floorMod(eventNumber, 2L));
            slices.touch(bin);
        }
        totals = totals.plus(timeNs, bin < 0);
        store.putLater(TOTALS, () -> totals.encode());
    }

    /** Data time has come to {@code timeNs}: closes all slices that end at or before it. */
    public void advance(long timeNs) {
        slices.advance(Math.floorDiv(timeNs, settings.slice().toNanos()), totals);
    }

    /** All counts in fine bins. */
    public FineSpectrum fine() {
        return fine;
    }

    /** What was counted since the run began. */
    public Totals totals() {
        return totals;
    }

    /** Since the run began: the exact rebin of the fine counts. */
    public View total() {
        Axis axis = settings.displayAxis();
        double[] all = new double[axis.bins()];
        for (int c = 0; c * ChunkedCounts.CHUNK < all.length; c++) {
            int[] chunk = fine.rebinned(c, settings.rebin());
            int first = c * ChunkedCounts.CHUNK;
            for (int i = 0; chunk != null && i < Math.min(chunk.length, all.length - first); i++)
                all[first + i] = chunk[i];
        }
        return View.trimmed(axis, all, sinceRunStart());
    }

    /** The last N slices of data time, the open one included. */
    public View sliding() {
        TimeSlices.Position at = slices.position();
        long events = totals.events() - at.events();
        long overflow = totals.overflow() - at.overflow();
        for (TimeSlices.Closed old : at.closed()) {
            events += old.events();
            overflow += old.overflow();
        }
        long from = (at.current() - settings.slices() + 1) * settings.slice().toNanos();
        var interval = new Interval(Math.max(from, totals.firstNs()), totals.lastNs(), events, overflow);
        return View.trimmed(settings.displayAxis(), slices.sliding(), interval);
    }

    /** All events, weighted by 2^(-age/half-life), the age in whole slices before the last closed one. */
    public View decayed() {
        return View.trimmed(settings.displayAxis(), slices.decayed(), sinceRunStart());
    }

    private Interval sinceRunStart() {
        return new Interval(totals.firstNs(), totals.lastNs(), totals.events(), totals.overflow());
    }

    /** Removes all histograms from the store; the totals stay. */
    public void clear() {
        slices.clear();
        fine.clear();
    }
}
