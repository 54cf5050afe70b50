package org.driftwatch.calibrators.drift;

import org.driftwatch.calibrators.histogram.CountCodec;
import org.driftwatch.calibrators.histogram.Counts;
import org.driftwatch.calibrators.state.ChannelStore;
import org.driftwatch.calibrators.state.RecordCodec;
import org.driftwatch.calibrators.state.StateKey;

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
    private int[] begin;

    private record State(
            Reference reference,
            boolean open,
            long fromNs,
            long fromEvents,
            int lowBin,
            int highBin,
            long usualNs,
            ControlChart.State chart) {}

    /**
     * The end of a block.
     *
     * @param ns data time
     * @param events events of the channel since the run began
     * @param total all counts since the run began
     */
    public record BlockEnd(long ns, long events, Counts total) {}

    /** Where to look for the line, and with what. */
    public record Target(int lowBin, int highBin, LineFinder finder) {}

    /**
     * A closed window [from, at): what was seen and what the chart says.
     *
     * @param events events of the channel in it, wherever
     * @param counts in the range where the line was looked for
     */
    public record Window(
            long fromNs,
            long atNs,
            long events,
            Sighting sighting,
            Reference reference,
            ControlChart.Judged judged,
            LineCounts counts) {}

    private record Look(Sighting seen, LineCounts counts) {}

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

    /** What the line is compared with; null before there is anything. */
    public Reference reference() {
        return state == null ? null : state.reference();
    }

    /** Sets the reference; the first window begins with the next block. */
    public void watch(Reference reference) {
        begin = null;
        store.delete(beginKey);
        put(new State(reference, false, 0, 0, 0, 0, 0, ControlChart.State.START));
    }

    /** Data time at which the window closes if nothing more is counted; the end of time while none is open. */
    public long dueNs() {
        return state == null || !state.open() ? Long.MAX_VALUE : state.fromNs() + limitNs();
    }

    /** A block is complete. Gives the window that closes with it, or null. */
    public Window blockEnded(BlockEnd end, Target target) {
        if (state == null) return null;
        Window closed = state.open() ? close(end, target) : null;
        if (!state.open()) begin(end, target);
        return closed;
    }

    /**
     * The run ended with this block. A rest that is shorter than the window before it and has too few counts says nothing and is
     * left out.
     */
    public Window runEnded(BlockEnd end, Target target) {
        if (state == null || !state.open() || end.ns() <= state.fromNs()) return null;
        Look look = look(end, target);
        boolean brief = state.usualNs() > 0 && end.ns() - state.fromNs() <= state.usualNs();
        return few(look.seen()) && brief ? null : judged(end, look);
    }

    private Window close(BlockEnd end, Target target) {
        boolean last = end.ns() - state.fromNs() >= limitNs() || moved(target);
        if (!last && gross(end.total()) < settings.enoughCounts()) return null;
        Look look = look(end, target);
        boolean enough = look.seen().found() && look.seen().counts() >= settings.enoughCounts();
        return last || enough ? judged(end, look) : null;
    }

    private boolean few(Sighting seen) {
        return !seen.found() || seen.counts() < settings.fewestCounts();
    }

    private Window judged(BlockEnd end, Look look) {
        Sighting any = look.seen();
        Sighting seen = few(any) ? new Sighting(Double.NaN, Double.NaN, any.counts()) : any;
        ControlChart.Judged judged = seen.found()
                ? chart.judge(state.chart(), reading(seen), state.reference())
                : ControlChart.Judged.lowStatistics(state.chart());
        long events = end.events() - state.fromEvents();
        var window = new Window(state.fromNs(), end.ns(), events, seen, state.reference(), judged, look.counts());
        put(new State(state.reference(), false, 0, 0, 0, 0, end.ns() - state.fromNs(), judged.state()));
        store.delete(beginKey);
        begin = null;
        return window;
    }

    private static ControlChart.Reading reading(Sighting seen) {
        return new ControlChart.Reading(seen.positionAdc(), seen.errorAdc());
    }

    private void begin(BlockEnd end, Target target) {
        int low = target.lowBin();
        int high = target.highBin();
        if (high <= low) return;
        begin = end.total().range(low, high);
        store.put(beginKey, CountCodec.encode(begin));
        put(new State(state.reference(), true, end.ns(), end.events(), low, high, state.usualNs(), state.chart()));
    }

    private boolean moved(Target target) {
        int shift = Math.abs(target.lowBin() + target.highBin() - state.lowBin() - state.highBin()) / 2;
        return 4 * shift > state.highBin() - state.lowBin();
    }

    private long limitNs() {
        double overdue = state.usualNs() == 0 ? Double.MAX_VALUE : settings.overdue() * state.usualNs();
        return (long) Math.min(settings.longest().toNanos(), overdue);
    }

    private Look look(BlockEnd end, Target target) {
        int[] counts = end.total().range(state.lowBin(), state.highBin());
        int[] before = begin();
        for (int i = 0; i < counts.length; i++) counts[i] -= before[i];
        Sighting seen = target.finder().find(end.total().axis(), state.lowBin(), counts);
        return new Look(seen, new LineCounts(end.total().axis(), state.lowBin(), counts));
    }

    private long gross(Counts total) {
        long sum = 0;
        for (int count : total.range(state.lowBin(), state.highBin())) sum += count;
        for (int count : begin()) sum -= count;
        return sum;
    }

    private int[] begin() {
        if (begin == null) begin = CountCodec.decode(store.get(beginKey), state.highBin() - state.lowBin());
        return begin;
    }

    private void put(State next) {
        state = next;
        store.put(stateKey, CODEC.encode(next));
    }
}
