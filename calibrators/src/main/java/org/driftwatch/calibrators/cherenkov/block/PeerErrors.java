package org.driftwatch.calibrators.cherenkov.block;

import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.commons.math3.util.FastMath;
import org.driftwatch.calibrators.cherenkov.graph.NodeSolution;
import org.driftwatch.calibrators.cherenkov.graph.PairResidual;
import org.driftwatch.calibrators.cherenkov.graph.PeerFit;
import org.driftwatch.calibrators.cherenkov.subject.Coefficients;

/**
 * Errors as the peer's search leaves them, which are up to a quarter off those of the curvature, and 1 % for what it holds fixed. Where
 * it has none that mean something (no reference in the component) those of the curvature stand in. Remembers the last fit.
 */
final class PeerErrors implements Publication.Errors {
    private Coefficients last;
    private SortedMap<Integer, Double> errors = new TreeMap<>();

    @Override
    public double of(Coefficients coefficients, int place) {
        if (coefficients != last) errors = relative(coefficients);
        last = coefficients;
        NodeSolution node = coefficients.solution().nodes().get(place);
        double error = errors.getOrDefault(node.node(), Double.NaN);
        return Double.isNaN(error) ? node.error() : error;
    }

    private static SortedMap<Integer, Double> relative(Coefficients coefficients) {
        SortedMap<Integer, Double> start = new TreeMap<>();
        SortedSet<Integer> held = new TreeSet<>();
        for (NodeSolution node : coefficients.solution().nodes()) {
            start.put(node.node(), node.fixed() ? FastMath.exp(node.x()) : 1);
            if (node.fixed()) held.add(node.node());
        }
        SortedMap<Integer, Double> errors = new TreeMap<>();
        if (held.isEmpty()) return errors;
        PeerFit.Answer answer = new PeerFit(start, held)
                .fit(coefficients.solution().residuals().stream()
                        .map(PairResidual::pair)
                        .toList());
        answer.error().forEach((node, error) -> errors.put(node, error / answer.value().get(node)));
        return errors;
    }
}
