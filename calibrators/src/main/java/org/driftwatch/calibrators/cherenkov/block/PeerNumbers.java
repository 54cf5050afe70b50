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
 * Coefficients and errors as the peer's search leaves them: errors are up to a quarter off those of the curvature, and 1 % for what it
 * holds fixed. Where it has none that mean something (no reference in the component) those of the solver stand in. Remembers the last
 * fit.
 */
final class PeerNumbers implements Publication.Numbers {
    private Coefficients last;
    private SortedMap<Integer, Double> values = new TreeMap<>();
    private SortedMap<Integer, Double> errors = new TreeMap<>();

    @Override
    public double value(Coefficients of, int place) {
        fit(of);
        NodeSolution node = of.solution().nodes().get(place);
        double value = values.getOrDefault(node.node(), Double.NaN);
        return Double.isNaN(value) || !node.anchored() ? FastMath.exp(node.x()) : value;
    }

    @Override
    public double relativeError(Coefficients of, int place) {
        fit(of);
        NodeSolution node = of.solution().nodes().get(place);
        double error = errors.getOrDefault(node.node(), Double.NaN) / values.getOrDefault(node.node(), Double.NaN);
        return Double.isNaN(error) ? node.error() : error;
    }

    private void fit(Coefficients of) {
        if (of == last) return;
        last = of;
        SortedMap<Integer, Double> start = new TreeMap<>();
        SortedSet<Integer> held = new TreeSet<>();
        for (NodeSolution node : of.solution().nodes()) {
            start.put(node.node(), node.fixed() ? FastMath.exp(node.x()) : 1);
            if (node.fixed()) held.add(node.node());
        }
        values = new TreeMap<>();
        errors = new TreeMap<>();
        if (held.isEmpty()) return;
        PeerFit.Answer answer = new PeerFit(start, held)
                .fit(of.solution().residuals().stream().map(PairResidual::pair).toList());
        values = answer.value();
        errors = answer.error();
    }
}
