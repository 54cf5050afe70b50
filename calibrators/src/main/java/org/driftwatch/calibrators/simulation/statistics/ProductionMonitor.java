package org.driftwatch.calibrators.simulation.statistics;

import java.util.Optional;
import java.util.SortedMap;
import org.driftwatch.calibrators.state.ChannelStore;
import org.driftwatch.calibrators.state.StateKey;
import org.driftwatch.topics.parameter.Parameter;
import org.driftwatch.topics.simulation.ProductionStatus;
import org.driftwatch.topics.simulation.SimulationEvent;

/**
 * One run of a production at one grid point, live. The sums of the run are its own until it ends; then they join those of the
 * runs that ended before, so that what is published does not depend on how runs that go on at the same time are interleaved.
 * A run that has ended once is not counted again.
 */
public final class ProductionMonitor {
    private static final StateKey SUMS = StateKey.of('m');

    private final StatisticalErrorEvaluator evaluator;
    private final Where where;
    private final SortedMap<String, String> provenance;
    private GridPointMonitor own;

    /**
     * @param run run id
     * @param own state of the run, cleared when it has ended; {@code ended} that of the grid point over all runs that have
     */
    public record Where(String run, ChannelStore own, ChannelStore ended) {}

    public ProductionMonitor(StatisticalErrorEvaluator evaluator, Where where, SortedMap<String, String> provenance) {
        this.evaluator = evaluator;
        this.where = where;
        this.provenance = provenance;
        byte[] bytes = where.own().get(SUMS);
        own = bytes == null ? null : GridPointMonitor.of(evaluator, bytes);
    }

    /** @throws IllegalArgumentException when the record does not fit what its run or its grid point have said */
    public void add(SimulationEvent event) {
        if (own == null) own = new GridPointMonitor(evaluator, event.point());
        own.add(event);
        where.own().putLater(SUMS, own::bytes);
    }

    /** Whether this run has said anything. */
    public boolean counts() {
        return own != null;
    }

    /** Where the grid point stands: the runs that have ended, and this one so far. */
    public Optional<ProductionStatus> status() {
        return together().flatMap(GridPointMonitor::status);
    }

    /** The run has ended: its sums join those of the grid point, and where that stands is published. */
    public Optional<Parameter> finish() {
        Optional<GridPointMonitor> all = together();
        all.ifPresent(monitor -> where.ended().put(SUMS, monitor.bytes()));
        return all.flatMap(GridPointMonitor::status).map(this::parameter);
    }

    private Optional<GridPointMonitor> together() {
        byte[] bytes = where.ended().get(SUMS);
        if (bytes == null) return Optional.ofNullable(own);
        GridPointMonitor all = GridPointMonitor.of(evaluator, bytes);
        if (own != null && !all.knows(where.run())) all.add(own);
        return Optional.of(all);
    }

    private Parameter parameter(ProductionStatus status) {
        return new Parameter(
                1,
                ProductionStatus.SUBJECT,
                status.point().key(),
                where.run(),
                1,
                status.until(),
                null,
                status,
                provenance);
    }
}
