package org.driftwatch.calibrators.simulation.statistics;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.driftwatch.topics.simulation.GridPoint;
import org.driftwatch.topics.simulation.ProductionStatus;
import org.driftwatch.topics.simulation.SimulatedSpectrum;
import org.driftwatch.topics.simulation.SimulationEvent;

/**
 * A production at one grid point while it runs: sums, and for each run how far it has been counted. The size is that of the
 * bins times the runs, never that of the events. Events of a run come in ascending order of their number; one that does not lie
 * beyond the last counted came before, and is not counted again. Mutable; one thread owns it.
 */
public final class GridPointMonitor {
    static final String UNSOUND = "more events are reconstructed than thrown, or none thrown";

    private final StatisticalErrorEvaluator evaluator;
    private final GridPoint point;
    private final SortedMap<String, RunProgress> runs = new TreeMap<>();
    private GridPointSums sums;
    private Span span = Span.NONE;
    private long duplicates;

    public GridPointMonitor(StatisticalErrorEvaluator evaluator, GridPoint point) {
        this.evaluator = evaluator;
        this.point = point;
    }

    /** Goes on from what {@link #bytes} gave. */
    public static GridPointMonitor of(StatisticalErrorEvaluator evaluator, byte[] bytes) {
        MonitorState state = MonitorState.of(bytes);
        GridPointMonitor monitor = new GridPointMonitor(evaluator, state.point());
        monitor.runs.putAll(state.progress());
        monitor.sums = state.sums();
        monitor.span = state.span();
        monitor.duplicates = state.duplicates();
        return monitor;
    }

    public byte[] bytes() {
        return MonitorState.of(point, runs, sums, span, duplicates).bytes();
    }

    /**
     * Counts a record of the production.
     *
     * @return whether it was new
     * @throws IllegalArgumentException when it is of another grid point, comes before the head of its run, or has other bins
     */
    public boolean add(SimulationEvent event) {
        if (!event.point().equals(point))
            throw new IllegalArgumentException("grid point must be " + point.key() + ", was "
                    + event.point().key());
        boolean added = event instanceof SimulationEvent.Thrown thrown
                ? addThrown(thrown)
                : addReconstructed((SimulationEvent.Reconstructed) event);
        if (added) span = span.with(event.timeNs());
        else duplicates++;
        return added;
    }

    private boolean addThrown(SimulationEvent.Thrown thrown) {
        SimulatedSpectrum spectrum = thrown.spectrum();
        RunProgress before = runs.get(thrown.run());
        if (before != null && thrown.sequence() <= before.sequence()) return false;
        if (sums == null) sums = GridPointSums.empty(spectrum.edgesTeV());
        sums.replace(before == null ? new double[0] : before.thrown(), spectrum);
        long last = before == null ? Long.MIN_VALUE : before.lastEvent();
        runs.put(thrown.run(), new RunProgress(thrown.sequence(), last, spectrum.events()));
        return true;
    }

    private boolean addReconstructed(SimulationEvent.Reconstructed event) {
        RunProgress before = runs.get(event.run());
        if (before == null)
            throw new IllegalArgumentException(
                    "run " + event.run() + " must say how many events it throws before event " + event.event());
        if (event.event() <= before.lastEvent()) return false;
        sums.add(event.trueTeV(), event.reconstructedTeV());
        runs.put(event.run(), new RunProgress(before.sequence(), event.event(), before.thrown()));
        return true;
    }

    /** Whether there are events thrown, and in no bin more reconstructed. */
    boolean isSound() {
        return sums != null && sums.possible();
    }

    /** Why what another has counted cannot be added; empty when it can. */
    String refusal(GridPointMonitor other) {
        if (!other.isSound()) return UNSOUND;
        EnergyBins bins = other.sums.bins();
        if (sums == null || sums.bins().equals(bins)) return "";
        return "energies are in " + bins + ", those of the runs before in " + sums.bins();
    }

    /** Adds what another has counted of other runs. @throws IllegalArgumentException when they share a run */
    public void add(GridPointMonitor other) {
        if (other.sums == null) return;
        for (String run : other.runs.keySet())
            if (runs.containsKey(run)) throw new IllegalArgumentException("run " + run + " must be counted once");
        if (sums == null) sums = GridPointSums.empty(other.sums.bins().edgesTeV());
        sums.add(other.sums);
        runs.putAll(other.runs);
        span = span.union(other.span);
        duplicates += other.duplicates;
    }

    /** Whether this run has been counted here, in part or in full. */
    boolean knows(String run) {
        return runs.containsKey(run);
    }

    /** Where the production stands; nothing before the first head of a run, nor while it cannot be: more found than thrown. */
    public Optional<ProductionStatus> status() {
        if (!isSound()) return Optional.empty();
        StatisticalErrors errors = evaluator.evaluate(point, sums);
        return Optional.of(new MonitorReport(errors, span, runs.size(), duplicates).status());
    }
}
