package org.driftwatch.calibrators.simulation.limits;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.driftwatch.calibrators.simulation.statistics.GoingRuns;
import org.driftwatch.calibrators.simulation.statistics.ProductionMonitor.Where;
import org.driftwatch.calibrators.state.StateKey;
import org.driftwatch.topics.parameter.Parameter;
import org.driftwatch.topics.simulation.ProductionLimits;
import org.driftwatch.topics.simulation.SimulationEvent;

/**
 * The triggers of one run at one grid point, live. Its counts are its own until it ends; then they join those of the runs that
 * ended before. Where the limits stand meanwhile counts all runs that go on. A run that has ended once is not counted again.
 */
public final class LimitFollower {
    private static final StateKey COUNTS = StateKey.of('l');

    private final LimitMonitorSettings settings;
    private final Where where;
    private final SortedMap<String, String> provenance;
    private final GoingRuns going;
    private LimitMonitor own;

    public LimitFollower(LimitMonitorSettings settings, Where where, SortedMap<String, String> provenance) {
        this.settings = settings;
        this.where = where;
        this.provenance = provenance;
        this.going = new GoingRuns(where.ended(), 'h');
        byte[] bytes = where.own().get(COUNTS);
        own = bytes == null ? null : LimitMonitor.of(settings, bytes);
    }

    /** @throws IllegalArgumentException when it is of another grid point */
    public void add(SimulationEvent.Triggered event) {
        if (own == null) own = new LimitMonitor(settings, event.point());
        own.add(event);
        where.own().putLater(COUNTS, own::bytes);
    }

    /** Whether this run has triggered. */
    public boolean counts() {
        return own != null;
    }

    /** Where the limits of the grid point stand, one per layout: runs that have ended, and those that go on, as each last stood. */
    public List<ProductionLimits> status() {
        Optional<LimitMonitor> ended = ended();
        if (own != null && !isAgain(ended)) going.put(where.run(), own.bytes());
        LimitMonitor all = ended.orElse(null);
        for (byte[] bytes : going.all()) {
            LimitMonitor run = LimitMonitor.of(settings, bytes);
            if (all == null) all = run;
            else all.add(run);
        }
        return all == null ? List.of() : all.status();
    }

    /** The run has ended: its counts join those of the grid point, and where those stand is published. */
    public List<Parameter> finish() {
        going.remove(where.run());
        Optional<LimitMonitor> ended = ended();
        LimitMonitor all = ended.orElse(own);
        if (all == null) return List.of();
        if (all != own && own != null && !isAgain(ended)) all.add(own);
        where.ended().put(COUNTS, all.bytes());
        return all.status().stream().map(this::parameter).toList();
    }

    private Optional<LimitMonitor> ended() {
        return Optional.ofNullable(where.ended().get(COUNTS)).map(bytes -> LimitMonitor.of(settings, bytes));
    }

    private boolean isAgain(Optional<LimitMonitor> ended) {
        return ended.filter(monitor -> monitor.knows(where.run())).isPresent();
    }

    private Parameter parameter(ProductionLimits limits) {
        return new Parameter(
                1, ProductionLimits.SUBJECT, limits.key(), where.run(), 1, limits.until(), null, limits, provenance);
    }
}
