package org.driftwatch.calibrators.simulation.limits;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.driftwatch.calibrators.state.RecordCodec;
import org.driftwatch.topics.run.EventTime;
import org.driftwatch.topics.simulation.GridPoint;
import org.driftwatch.topics.simulation.ProductionLimits;
import org.driftwatch.topics.simulation.ProductionLimits.Limit;
import org.driftwatch.topics.simulation.SimulationEvent;

/**
 * Limits of a production at one grid point while it runs. The size is that of the bins times the layouts, plus a number per run;
 * never that of the events. Triggers of a run come in ascending order of their number (shower and use); one that does not lie
 * beyond the last counted came before, and is not counted again. Mutable; one thread owns it.
 */
public final class LimitMonitor {
    private static final RecordCodec<State> CODEC = new RecordCodec<>(State.class, 1);

    private final LimitMonitorSettings settings;
    private final GridPoint point;
    private final SortedMap<String, Long> lastOfRuns = new TreeMap<>();
    private final SortedMap<String, LayoutCounts> layouts = new TreeMap<>();
    private long duplicates;
    private long fromNs = Long.MAX_VALUE;
    private long untilNs = Long.MIN_VALUE;

    /** As it is stored; lists of runs and layouts in their order. */
    private record State(
            GridPoint point,
            List<String> runs,
            long[] lastOfRuns,
            List<String> layouts,
            List<LayoutCounts.State> counts,
            long duplicates,
            long fromNs,
            long untilNs) {}

    public LimitMonitor(LimitMonitorSettings settings, GridPoint point) {
        this.settings = settings;
        this.point = point;
        settings.layouts().keySet().forEach(name -> layouts.put(name, new LayoutCounts()));
    }

    /** Goes on from what {@link #bytes} gave. @throws IllegalArgumentException when that had other layouts */
    public static LimitMonitor of(LimitMonitorSettings settings, byte[] bytes) {
        State state = CODEC.decode(bytes);
        if (!Set.copyOf(state.layouts()).equals(settings.layouts().keySet()))
            throw new IllegalArgumentException("layouts must be those of the stored counts, " + state.layouts()
                    + ", were " + settings.layouts().keySet());
        LimitMonitor monitor = new LimitMonitor(settings, state.point());
        for (int i = 0; i < state.runs().size(); i++)
            monitor.lastOfRuns.put(state.runs().get(i), state.lastOfRuns()[i]);
        for (int i = 0; i < state.layouts().size(); i++)
            monitor.layouts.put(
                    state.layouts().get(i), LayoutCounts.of(state.counts().get(i)));
        monitor.duplicates = state.duplicates();
        monitor.fromNs = state.fromNs();
        monitor.untilNs = state.untilNs();
        return monitor;
    }

    public byte[] bytes() {
        List<LayoutCounts.State> counts =
                layouts.values().stream().map(LayoutCounts::state).toList();
        long[] last = lastOfRuns.values().stream().mapToLong(Long::longValue).toArray();
        return CODEC.encode(new State(
                point,
                List.copyOf(lastOfRuns.keySet()),
                last,
                List.copyOf(layouts.keySet()),
                counts,
                duplicates,
                fromNs,
                untilNs));
    }

    /**
     * Counts a trigger.
     *
     * @return whether it was new
     * @throws IllegalArgumentException when it is of another grid point
     */
    public boolean add(SimulationEvent.Triggered event) {
        if (!event.point().equals(point))
            throw new IllegalArgumentException("grid point must be " + point.key() + ", was "
                    + event.point().key());
        Long last = lastOfRuns.get(event.run());
        if (last != null && event.event() <= last) {
            duplicates++;
            return false;
        }
        lastOfRuns.put(event.run(), event.event());
        count(event);
        return true;
    }

    private void count(SimulationEvent.Triggered event) {
        fromNs = Math.min(fromNs, event.timeNs());
        untilNs = Math.max(untilNs, event.timeNs());
        int[] triggered =
                event.telescopes().stream().mapToInt(Integer::intValue).toArray();
        settings.layouts().forEach((name, telescopes) -> {
            if (telescopes.accepts(triggered)) layouts.get(name).add(event);
        });
    }

    /** Adds what another has counted of other runs. @throws IllegalArgumentException when they share a run */
    public void add(LimitMonitor other) {
        for (String run : other.lastOfRuns.keySet())
            if (knows(run)) throw new IllegalArgumentException("run " + run + " must be counted once");
        lastOfRuns.putAll(other.lastOfRuns);
        other.layouts.forEach((name, counts) -> layouts.get(name).add(counts));
        duplicates += other.duplicates;
        fromNs = Math.min(fromNs, other.fromNs);
        untilNs = Math.max(untilNs, other.untilNs);
    }

    /** Whether this run has been counted here, in part or in full. */
    public boolean knows(String run) {
        return lastOfRuns.containsKey(run);
    }

    /** Where the limits stand, one per layout; none before the first trigger. */
    public List<ProductionLimits> status() {
        List<ProductionLimits> all = new ArrayList<>();
        if (!lastOfRuns.isEmpty()) layouts.forEach((name, counts) -> all.add(status(name, counts)));
        return List.copyOf(all);
    }

    private ProductionLimits status(String layout, LayoutCounts counts) {
        List<Limit> limits = counts.limits(settings.limits());
        return new ProductionLimits(
                point,
                layout,
                lastOfRuns.size(),
                counts.events(),
                duplicates,
                settings.limits().confidence(),
                limits,
                limits.stream().allMatch(Limit::converged),
                EventTime.instant(fromNs),
                EventTime.instant(untilNs));
    }
}
