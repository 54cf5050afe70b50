package org.driftwatch.calibrators.drift;

import java.util.ArrayList;
import java.util.List;
import org.driftwatch.calibrators.state.ChannelStore;
import org.driftwatch.calibrators.state.RecordCodec;
import org.driftwatch.calibrators.state.StateKey;

/**
 * Drift of the width of one line of one channel in disjoint windows of data time.
 *
 * <p>A window is made of consecutive windows of {@link LineDrift}, each put to where the line was in it. It is complete when the
 * line has enough counts, and closes when the next one shows the line still there. Where the line moves by more than a quarter of
 * its width (and five standard errors) from one to the next, a step or a fast drift of the gain lies in one of the two: what was
 * gathered is left out, for its width would be that of the movement. Without a named reference the first complete window, of
 * {@link WidthSettings#referenceCounts}, is the reference. A width from n counts put to k fitted positions is small by √(1 - k/n);
 * it is corrected for that. One thread; all state is in the store.
 */
public final class WidthDrift {
    private static final RecordCodec<State> CODEC = new RecordCodec<>(State.class, 1);
    private static final double STILL_WIDTHS = 0.25;
    private static final double STILL_SIGMAS = 5;
    private static final long NOT_BEGUN = Long.MIN_VALUE;

    private final DriftSettings settings;
    private final EwmaChart chart;
    private final ChannelStore store;
    private final StateKey key;
    private State state;

    /**
     * @param last where the line was last
     * @param sinceNs end of the last window, or begin of the first one
     * @param usualNs how long the last window with a width was; 0 before
     */
    private record State(
            WidthReference reference,
            Sighting last,
            long sinceNs,
            long usualNs,
            Gathered gathered,
            EwmaChart.State chart) {}

    /** Windows of positions taken together; {@code aligned} is null while there are none. */
    private record Gathered(long fromNs, long atNs, int windows, long counts, AlignedCounts aligned) {
        static final Gathered NOTHING = new Gathered(0, 0, 0, 0, null);

        Gathered plus(LineDrift.Window line, double fwhmAdc) {
            AlignedCounts before =
                    aligned == null ? AlignedCounts.around(line.counts().axis(), fwhmAdc) : aligned;
            return new Gathered(
                    aligned == null ? line.fromNs() : fromNs,
                    line.atNs(),
                    windows + 1,
                    counts + line.sighting().counts(),
                    before.plus(line.counts(), line.sighting().positionAdc()));
        }

        Width width(Target target) {
            Width seen = target.finder().find(aligned.lowAdc(), aligned.binAdc(), aligned.covered());
            return seen.times(Math.sqrt((double) counts / Math.max(1, counts - windows)));
        }
    }

    /**
     * How to measure a line.
     *
     * @param fwhmAdc its rough width [ADC], always the same of one line
     * @param positionAdc where one ADC is {@code kevPerAdc}; elsewhere the scale goes with the position of the line
     * @param kevPerAdc slope of the energy scale there
     * @param finder measures the width
     */
    public record Target(double fwhmAdc, double positionAdc, double kevPerAdc, WidthFinder finder) {}

    /**
     * A closed window [from, at): the width and what the chart says.
     *
     * @param counts of the line
     * @param fwhm [keV]
     */
    public record Window(
            long fromNs, long atNs, long counts, Width fwhm, WidthReference reference, EwmaChart.Judged judged) {}

    /** Goes on from what the store holds for line number {@code line}. */
    public WidthDrift(DriftSettings settings, ChannelStore store, int line) {
        this.settings = settings;
        this.store = store;
        chart = new EwmaChart(settings.width());
        key = new StateKey((byte) 'w', 1, line);
        byte[] bytes = store.get(key);
        state = bytes == null ? null : CODEC.decode(bytes);
    }

    /** Begins to watch against a named width, or where it is not found against the first window, which gets that name. */
    public void watch(WidthReference reference) {
        put(new State(reference, Sighting.NONE, NOT_BEGUN, 0, Gathered.NOTHING, EwmaChart.State.START));
    }

    /** A window of the position has closed. Gives the window of the width that closes with it, or null. */
    public Window closed(LineDrift.Window line, Target target) {
        if (state == null) return null;
        if (state.sinceNs() == NOT_BEGUN) put(with(state.last(), line.fromNs(), state.gathered()));
        boolean still = still(line.sighting(), target);
        Window complete = still && enough() ? close(target) : null;
        gather(line, target, still);
        return complete != null || line.atNs() - state.sinceNs() < limitNs() ? complete : overdue(line.atNs(), target);
    }

    /**
     * The run has ended; {@code line} is the last window of the position, or null. A rest with too few counts is left out, unless there
     * was no width in the whole run.
     */
    public List<Window> runEnded(LineDrift.Window line, Target target) {
        List<Window> windows = new ArrayList<>();
        if (state == null) return windows;
        if (line != null) add(closed(line, target), windows);
        if (enough()) add(close(target), windows);
        boolean never = state.chart().weight() == 0
                && windows.isEmpty()
                && state.gathered().windows() > 0;
        if (never) add(tooFew(state.gathered().atNs(), Gathered.NOTHING), windows);
        return windows;
    }

    private static void add(Window window, List<Window> windows) {
        if (window != null) windows.add(window);
    }

    private void gather(LineDrift.Window line, Target target, boolean still) {
        Sighting seen = line.sighting();
        if (!seen.found()) return;
        Gathered next = still ? state.gathered().plus(line, target.fwhmAdc()) : Gathered.NOTHING;
        put(with(seen, state.sinceNs(), next));
    }

    private boolean still(Sighting seen, Target target) {
        if (!seen.found()) return false;
        if (!state.last().found()) return true;
        double moved = Math.abs(seen.positionAdc() - state.last().positionAdc());
        double error = StrictMath.hypot(seen.errorAdc(), state.last().errorAdc());
        return moved <= Math.max(STILL_WIDTHS * target.fwhmAdc(), STILL_SIGMAS * error);
    }

    private boolean enough() {
        WidthSettings width = settings.width();
        return state.gathered().counts()
                >= (state.reference().known() ? width.enoughCounts() : width.referenceCounts());
    }

    private long limitNs() {
        double overdue = state.usualNs() == 0 ? Double.MAX_VALUE : settings.overdue() * state.usualNs();
        return (long) Math.min(settings.width().longest().toNanos(), overdue);
    }

    private Window overdue(long ns, Target target) {
        if (enough()) return close(target);
        // what was gathered for the reference goes on, but is too little for a point
        return tooFew(ns, state.reference().known() ? Gathered.NOTHING : state.gathered());
    }

    private Window close(Target target) {
        double slope = target.kevPerAdc() * target.positionAdc() / state.last().positionAdc();
        Width seen = state.gathered().width(target).times(slope);
        if (!seen.found()) return tooFew(state.gathered().atNs(), Gathered.NOTHING);
        return state.reference().known() ? judged(seen) : reference(seen);
    }

    private Window judged(Width seen) {
        Gathered all = state.gathered();
        EwmaChart.Judged judged =
                chart.judge(state.chart(), seen, state.reference().fwhm(), Bad.UP);
        put(new State(
                state.reference(),
                state.last(),
                all.atNs(),
                all.atNs() - state.sinceNs(),
                Gathered.NOTHING,
                judged.state()));
        return new Window(all.fromNs(), all.atNs(), all.counts(), seen, state.reference(), judged);
    }

    /** The first window says what to compare with, and nothing else. */
    private Window reference(Width seen) {
        Gathered all = state.gathered();
        put(new State(
                new WidthReference(seen, state.reference().name()),
                state.last(),
                all.atNs(),
                all.atNs() - all.fromNs(),
                Gathered.NOTHING,
                EwmaChart.State.START));
        return null;
    }

    private Window tooFew(long ns, Gathered kept) {
        long from = state.sinceNs();
        long counts = state.gathered().counts();
        long usual = state.usualNs() == 0 ? 0 : ns - from;
        put(new State(state.reference(), state.last(), ns, usual, kept, state.chart()));
        EwmaChart.Judged judged = EwmaChart.Judged.lowStatistics(state.chart());
        return new Window(from, ns, counts, Width.NONE, state.reference(), judged);
    }

    private State with(Sighting last, long sinceNs, Gathered gathered) {
        return new State(state.reference(), last, sinceNs, state.usualNs(), gathered, state.chart());
    }

    private void put(State next) {
        state = next;
        store.put(key, CODEC.encode(next));
    }
}
