package org.driftwatch.calibrators.cherenkov.graph;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Telescopes, what their pairs measured, and what is held fixed.
 *
 * @param nodes telescope ids, each once; the answer has the same order
 * @param pairs measurements between nodes
 * @param references telescope id to the x at which it is held; ids that are no node are allowed and named in a warning
 * @param gauge what fixes the constant
 */
public record GraphProblem(
        List<Integer> nodes, List<PairMeasurement> pairs, SortedMap<Integer, Double> references, Gauge gauge) {
    public GraphProblem {
        nodes = List.copyOf(nodes);
        pairs = List.copyOf(pairs);
        references = Collections.unmodifiableSortedMap(new TreeMap<>(references));
        Set<Integer> known = new HashSet<>();
        for (Integer node : nodes)
            if (!known.add(node)) throw new IllegalArgumentException("telescope " + node + " is listed twice");
        for (PairMeasurement pair : pairs)
            if (!known.contains(pair.i()) || !known.contains(pair.j()))
                throw new IllegalArgumentException(
                        "pair " + pair.i() + "-" + pair.j() + " is not among the telescopes");
        for (Map.Entry<Integer, Double> each : references.entrySet())
            if (!Double.isFinite(each.getValue()))
                throw new IllegalArgumentException(
                        "reference " + each.getKey() + " must be held at a finite x, was " + each.getValue());
    }

    /** The same with every reference held at x = 0. */
    public GraphProblem(List<Integer> nodes, List<PairMeasurement> pairs, List<Integer> references, Gauge gauge) {
        this(nodes, pairs, atZero(references), gauge);
    }

    private static SortedMap<Integer, Double> atZero(List<Integer> references) {
        SortedMap<Integer, Double> zeros = new TreeMap<>();
        for (Integer each : references) zeros.put(each, 0.0);
        return zeros;
    }

    /** The same graph with other measurements. */
    public GraphProblem with(List<PairMeasurement> other) {
        return new GraphProblem(nodes, other, references, gauge);
    }
}
