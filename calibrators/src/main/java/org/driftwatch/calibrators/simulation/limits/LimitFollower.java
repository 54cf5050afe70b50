package org.driftwatch.calibrators.simulation.limits;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.driftwatch.calibrators.simulation.statistics.ProductionMonitor.Where;
import org.driftwatch.calibrators.state.StateKey;
import org.driftwatch.topics.parameter.Parameter;
import org.driftwatch.topics.simulation.ProductionLimits;
import org.driftwatch.topics.simulation.SimulationEvent;

/**
 * The triggers of one run at one grid point, live. Its counts are its own until it ends; then they join those of the runs that
 * ended before. A run that has ended once is not counted again.
 */
public final class LimitFollower {
    private static final StateKey COUNTS = StateKey.of('l');

    private final LimitMonitorSettings settings;
    private final Where where;
    private final SortedMap<String, String> provenance;
    private LimitMonitor own;

    public LimitFollower(LimitMonitorSettings settings, Where where, SortedMap<String, String> provenance) {
        this.settings = settings;
        this.where = where;
        this.provenance = provenance;
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

    /** Where the limits of the grid point stand, one per layout: the runs that have ended, and this one so far. */
    public List<ProductionLimits> status() {
        return together().map(LimitMonitor::status).orElse(List.of());
    }

    /** The run has ended: its counts join those of the grid point, and where those stand is published. */
    public List<Parameter> finish() {
        Optional<LimitMonitor> all = together();
        all.ifPresent(monitor -> where.ended().put(COUNTS, monitor.bytes()));
        List<Parameter> parameters = new ArrayList<>();
        for (ProductionLimits limits : status()) parameters.add(parameter(limits));
        return parameters;
    }

    private Optional<LimitMonitor> together() {
        byte[] bytes = where.ended().get(COUNTS);
        if (bytes == null) return Optional.ofNullable(own);
        LimitMonitor all = LimitMonitor.of(settings, bytes);
        if (own != null && !all.knows(where.run())) all.add(own);
        return Optional.of(all);
    }

    private Parameter parameter(ProductionLimits limits) {
        return new Parameter(
                1, ProductionLimits.SUBJECT, limits.key(), where.run(), 1, limits.until(), null, limits, provenance);
    }
}
