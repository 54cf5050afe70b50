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
 * Where the grid point stands meanwhile counts all of them. A run that has ended once is not counted again.
 */
public final class ProductionMonitor {
    private static final StateKey SUMS = StateKey.of('m');

    private final StatisticalErrorEvaluator evaluator;
    private final Where where;
    private final SortedMap<String, String> provenance;
    private final GoingRuns going;
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
        this.going = new GoingRuns(where.ended(), 'g');
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

    /** Where the grid point stands: the runs that have ended, and those that go on, as each last stood. */
    public Optional<ProductionStatus> status() {
        Optional<GridPointMonitor> ended = ended();
        if (own != null && !isAgain(ended)) going.put(where.run(), own.bytes());
        GridPointMonitor all = ended.orElse(null);
        for (byte[] bytes : going.all()) {
            GridPointMonitor run = GridPointMonitor.of(evaluator, bytes);
            if (all == null && run.isSound()) all = run;
            else if (all != null && all.refusal(run).isEmpty()) all.add(run);
        }
        return Optional.ofNullable(all).flatMap(GridPointMonitor::status);
    }

    /**
     * The run has ended: its sums join those of the grid point, and where that stands is published; nothing when there is a {@link
     * #refusal}.
     */
    public Optional<Parameter> finish() {
        going.remove(where.run());
        Optional<GridPointMonitor> ended = ended();
        GridPointMonitor all = ended.orElse(own);
        if (all == null || !refusal().isEmpty()) return Optional.empty();
        if (all != own && own != null && !isAgain(ended)) all.add(own);
        where.ended().put(SUMS, all.bytes());
        return all.status().map(this::parameter);
    }

    /** Why the run says nothing of its grid point; empty when it does. */
    public String refusal() {
        if (own == null) return ended().isPresent() ? "" : "nothing was counted";
        Optional<GridPointMonitor> ended = ended();
        if (ended.isEmpty()) return own.isSound() ? "" : GridPointMonitor.UNSOUND;
        return isAgain(ended) ? "" : ended.get().refusal(own);
    }

    private Optional<GridPointMonitor> ended() {
        return Optional.ofNullable(where.ended().get(SUMS)).map(bytes -> GridPointMonitor.of(evaluator, bytes));
    }

    private boolean isAgain(Optional<GridPointMonitor> ended) {
        return ended.filter(monitor -> monitor.knows(where.run())).isPresent();
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
