package org.driftwatch.calibrators.cherenkov.graph;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Answer of {@link GraphSolver}.
 *
 * @param nodes in the order of the problem
 * @param covariance row-major, in that order; 0 for fixed telescopes and between components, NaN without a pair
 * @param components by number
 * @param residuals of the pairs used, in the order of the problem
 * @param rejected pairs not used, by reason
 * @param warnings what a reader of the numbers should know
 */
public record GraphSolution(
        List<NodeSolution> nodes,
        double[] covariance,
        List<ComponentFit> components,
        List<PairResidual> residuals,
        SortedMap<String, Long> rejected,
        List<String> warnings) {
    public GraphSolution {
        nodes = List.copyOf(nodes);
        covariance = covariance.clone();
        components = List.copyOf(components);
        residuals = List.copyOf(residuals);
        rejected = Collections.unmodifiableSortedMap(new TreeMap<>(rejected));
        warnings = List.copyOf(warnings);
    }

    @Override
    public double[] covariance() {
        return covariance.clone();
    }

    /** Covariance of the nodes at two places of {@link #nodes}. */
    public double covariance(int a, int b) {
        return covariance[a * nodes.size() + b];
    }

    /** Place of a telescope in {@link #nodes}; -1 when it is none of them. */
    public int place(int node) {
        for (int k = 0; k < nodes.size(); k++) if (nodes.get(k).node() == node) return k;
        return -1;
    }

    /** A telescope of the problem. */
    public Optional<NodeSolution> node(int node) {
        int place = place(node);
        return place < 0 ? Optional.empty() : Optional.of(nodes.get(place));
    }

    /** Over all components. */
    public double chi2() {
        double sum = 0;
        for (ComponentFit each : components) sum += each.chi2();
        return sum;
    }

    /** Over all components. */
    public int ndof() {
        return components.stream().mapToInt(ComponentFit::ndof).sum();
    }

    /** The pair that fits least; the first of equals. */
    public Optional<PairResidual> worst() {
        PairResidual worst = null;
        for (PairResidual each : residuals)
            if (worst == null || Math.abs(each.normalised()) > Math.abs(worst.normalised())) worst = each;
        return Optional.ofNullable(worst);
    }
}
