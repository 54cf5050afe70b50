package org.driftwatch.calibrators.drift;

import org.driftwatch.calibrators.histogram.CountCodec;
import org.driftwatch.calibrators.histogram.Counts;
import org.driftwatch.calibrators.state.ChannelStore;
import org.driftwatch.calibrators.state.RecordCodec;
import org.driftwatch.calibrators.state.StateKey;
import org.driftwatch.topics.drift.DriftPoint.Verdict;

/**
 * Drift of one line of one channel in disjoint windows of data time.
 *
 * <p>A window consists of whole blocks. It is looked at when data time reaches the end of a block, and closes when the line has
 * enough counts, or has lasted too long. What it holds is the difference of the total counts then and when it began, so an event
 * costs nothing here. Its range of bins is chosen when it begins; when the expected position has moved by more than a quarter of
 * that range meanwhile it closes at the next block, so that no step of the gain leaves the line outside for good.
 */
public final class LineDrift {
    private static final RecordCodec<State> CODEC = new RecordCodec<>(State.class, 1);

    private final DriftSettings settings;
    private final ControlChart chart;
    private final ChannelStore store;
    private final StateKey stateKey;
    private final StateKey beginKey;
    private State state;

    private record State(
            Reference reference,
            boolean open,
            long fromNs,
            int lowBin,
            int highBin,
            long usualNs,
            ControlChart.State chart) {}

    /** Where to look for the line, and with what. */
    public record Target(int lowBin, int highBin, LineFinder finder) {}

    /**
     * A closed window [from, at): what was seen and what the chart says.
     *
     * @param usualNs length of the window before it, 0 for the first
     */
    public record Window(
            long fromNs,
            long atNs,
            long usualNs,
            Sighting sighting,
            Reference reference,
            ControlChart.Judged judged) {}

    /** Goes on from what the store holds for line number {@code line}. */
    public LineDrift(DriftSettings settings, ChannelStore store, int line) {
        this.settings = settings;
        this.store = store;
        chart = new ControlChart(settings.chart());
        stateKey = new StateKey((byte) 'w', 0, line);
        beginKey = new StateKey((byte) 'W', 0, line);
        byte[] bytes = store.get(stateKey);
        state = bytes == null ? null : CODEC.decode(bytes);
    }

    /** True once there is a reference. */
    public boolean watching() {
        return state != null;
    }

    /** Sets the reference; the first window begins with the next block. */
    public void watch(Reference reference) {
        put(new State(reference, false, 0, 0, 0, 0, ControlChart.State.START));
    }

    /** Data time at which the window closes if nothing more is counted; the end of time while none is open. */
    public long dueNs() {
        return state == null || !state.open() ? Long.MAX_VALUE : state.fromNs() + limitNs();
    }

    /** The block that ends at {@code endNs} is complete. Gives the window that closes with it, or null. */
    public Window blockEnded(long endNs, Counts total, Target target) {
        if (state == null) return null;
        Window closed = state.open() ? close(endNs, total, target) : null;
        if (!state.open() || closed != null) begin(endNs, total, target);
        return closed;
    }

    /**
     * The run ended with the block that ends at {@code endNs}. A rest that is shorter than the window before it and has too few
     * counts says nothing and is left out.
     */
    public Window runEnded(long endNs, Counts total, Target target) {
        if (state == null || !state.open() || endNs <= state.fromNs()) return null;
        Sighting seen = look(total, target.finder());
        if (!seen.found() || seen.counts() < settings.fewestCounts()) {
            if (state.usualNs() > 0 && endNs - state.fromNs() <= state.usualNs()) return null;
            seen = new Sighting(Double.NaN, Double.NaN, seen.counts());
        }
        return judged(endNs, seen);
    }

    private Window close(long endNs, Counts total, Target target) {
        boolean last = endNs - state.fromNs() >= limitNs() || moved(target);
        int[] counts = since(total);
        long gross = 0;
        for (int count : counts) gross += count;
        if (!last && gross < settings.enoughCounts()) return null;
        Sighting seen = target.finder().find(total.axis(), state.lowBin(), counts);
        if (!last && (!seen.found() || seen.counts() < settings.enoughCounts())) return null;
        boolean few = !seen.found() || seen.counts() < settings.fewestCounts();
        return judged(endNs, few ? new Sighting(Double.NaN, Double.NaN, seen.counts()) : seen);
    }

    private Window judged(long endNs, Sighting seen) {
        ControlChart.Judged judged = seen.found()
                ? chart.judge(state.chart(), reading(seen), state.reference())
                : new ControlChart.Judged(state.chart(), Double.NaN, Double.NaN, Double.NaN, Verdict.lowstat);
        var window = new Window(state.fromNs(), endNs, state.usualNs(), seen, state.reference(), judged);
        put(new State(state.reference(), false, 0, 0, 0, endNs - state.fromNs(), judged.state()));
        store.delete(beginKey);
        return window;
    }

    private static ControlChart.Reading reading(Sighting seen) {
        return new ControlChart.Reading(seen.positionAdc(), seen.errorAdc());
    }

    private void begin(long fromNs, Counts total, Target target) {
        int low = target.lowBin();
        int high = target.highBin();
        if (high <= low) return;
        store.put(beginKey, CountCodec.encode(total.range(low, high)));
        put(new State(state.reference(), true, fromNs, low, high, state.usualNs(), state.chart()));
    }

    private boolean moved(Target target) {
        int shift = Math.abs(target.lowBin() + target.highBin() - state.lowBin() - state.highBin()) / 2;
        return 4 * shift > state.highBin() - state.lowBin();
    }

    private long limitNs() {
        double overdue = state.usualNs() == 0 ? Double.MAX_VALUE : settings.overdue() * state.usualNs();
        return (long) Math.min(settings.longest().toNanos(), overdue);
    }

    private Sighting look(Counts total, LineFinder finder) {
        return finder.find(total.axis(), state.lowBin(), since(total));
    }

    private int[] since(Counts total) {
        int[] counts = total.range(state.lowBin(), state.highBin());
        int[] begin = CountCodec.decode(store.get(beginKey), counts.length);
        for (int i = 0; i < counts.length; i++) counts[i] -= begin[i];
        return counts;
    }

    private void put(State next) {
        state = next;
        store.put(stateKey, CODEC.encode(next));
    }
}
