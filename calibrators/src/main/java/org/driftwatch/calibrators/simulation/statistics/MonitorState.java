package org.driftwatch.calibrators.simulation.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.driftwatch.calibrators.state.RecordCodec;
import org.driftwatch.topics.simulation.GridPoint;

/** What a {@link GridPointMonitor} remembers, as it is stored. Arrays are empty before the first head of a run. */
record MonitorState(
        GridPoint point,
        List<String> runs,
        List<RunProgress> progressOfRuns,
        Span span,
        long duplicates,
        long events,
        double[] edgesTeV,
        double[] simulated,
        double[] byTrueEnergy,
        List<Deviations> byReconstructedEnergy) {
    private static final RecordCodec<MonitorState> CODEC = new RecordCodec<>(MonitorState.class, 1);

    static MonitorState of(byte[] bytes) {
        return CODEC.decode(bytes);
    }

    static MonitorState of(
            GridPoint point, SortedMap<String, RunProgress> runs, GridPointSums sums, Span span, long duplicates) {
        boolean empty = sums == null;
        double[] none = new double[0];
        return new MonitorState(
                point,
                List.copyOf(runs.keySet()),
                List.copyOf(runs.values()),
                span,
                duplicates,
                empty ? 0 : sums.events(),
                empty ? none : sums.bins().edgesTeV(),
                empty ? none : sums.simulated(),
                empty ? none : sums.byTrueEnergy(),
                empty ? new ArrayList<>() : List.of(sums.deviations()));
    }

    byte[] bytes() {
        return CODEC.encode(this);
    }

    SortedMap<String, RunProgress> progress() {
        SortedMap<String, RunProgress> all = new TreeMap<>();
        for (int i = 0; i < runs.size(); i++) all.put(runs.get(i), progressOfRuns.get(i));
        return all;
    }

    GridPointSums sums() {
        return edgesTeV.length == 0
                ? null
                : GridPointSums.of(edgesTeV, simulated, byTrueEnergy, byReconstructedEnergy, events);
    }
}
