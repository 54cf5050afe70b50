package org.driftwatch.calibrators.simulation.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.driftwatch.calibrators.simulation.limits.LimitFollower;
import org.driftwatch.calibrators.simulation.statistics.ProductionMonitor;
import org.driftwatch.topics.parameter.Parameter;
import org.driftwatch.topics.simulation.ProductionLimits;
import org.driftwatch.topics.simulation.ProductionStatus;
import org.driftwatch.topics.simulation.SimulationEvent;

/** One run at one grid point: triggers go to the limits, everything else to the statistics. */
public final class GridPointCalculation {
    private final ProductionMonitor statistics;
    private final LimitFollower limits;

    public GridPointCalculation(ProductionMonitor statistics, LimitFollower limits) {
        this.statistics = statistics;
        this.limits = limits;
    }

    /** @throws IllegalArgumentException when the record does not fit what its run or its grid point have said */
    public void add(SimulationEvent event) {
        if (event instanceof SimulationEvent.Triggered triggered) limits.add(triggered);
        else statistics.add(event);
    }

    /** Where the statistics of the grid point stand. */
    public Optional<ProductionStatus> status() {
        return statistics.status();
    }

    /** Where its limits stand, one per layout. */
    public List<ProductionLimits> limits() {
        return limits.status();
    }

    /** Why the run says nothing of its grid point; empty when it does. */
    public String refusal() {
        return limits.counts() ? "" : statistics.refusal();
    }

    /** The run has ended: what it counted joins its grid point. A run of triggers alone says nothing of the statistics. */
    public List<Parameter> finish() {
        List<Parameter> parameters = new ArrayList<>();
        if (statistics.counts() || !limits.counts()) statistics.finish().ifPresent(parameters::add);
        if (limits.counts()) parameters.addAll(limits.finish());
        return parameters;
    }
}
