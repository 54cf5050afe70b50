package org.driftwatch.calibrators.cherenkov.graph;

import java.util.Collections;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.commons.math3.util.FastMath;

/**
 * The fit of one type as the peer does it, for comparison: the minimum of
 * <pre>  chi² = Σ ((a - (c_i - c_j) / (c_i + c_j)) / s)² </pre>
 *
 * over the coefficients of all telescopes in its pairs, with its peculiarities:
 * <ul>
 *   <li>a pair without events or with s = 0, or a start at 0, makes chi² NaN: everything stays at its start with errors NaN;
 *   <li>a fixed telescope has the initial step of the minimiser for an error: 1 % of its value, 0.1 at 0;
 *   <li>a reference that is in no pair is an error;
 *   <li>what is not connected with a reference ends where the valley is nearest to the start. The peer's errors there depend on the
 *       path of its search and mean nothing; here they are NaN.
 * </ul>
 *
 * The minimum is exact; the peer's search stops within 0.006 of an error of it, and its errors are up to 10 % larger than those of
 * the curvature, which are given here.
 *
 * @param normalisation start of every telescope, and what references keep
 * @param references telescopes held fixed
 */
public record PeerFit(SortedMap<Integer, Double> normalisation, SortedSet<Integer> references) {
    private static final double STEP = 0.01;
    private static final double STEP_AT_ZERO = 0.1;

    public PeerFit {
        normalisation = Collections.unmodifiableSortedMap(new TreeMap<>(normalisation));
        references = Collections.unmodifiableSortedSet(new TreeSet<>(references));
    }

    /**
     * What the peer reports.
     *
     * @param value coefficient by telescope
     * @param error by telescope
     * @param chi2 at the minimum
     * @param ndof pairs less free coefficients
     * @param frozen whether nothing moved, which the peer calls a valid fit
     */
    public record Answer(
            SortedMap<Integer, Double> value, SortedMap<Integer, Double> error, double chi2, int ndof, boolean frozen) {}

    /**
     * Fits the pairs of one type, empty ones with NaN among them if the peer is to see them.
     *
     * @param pairs mean asymmetries as {@link PairMeasurement#ofAsymmetry}
     * @throws NoSuchElementException when a reference is in no pair
     */
    public Answer fit(List<PairMeasurement> pairs) {
        List<Integer> nodes = pairs.stream()
                .flatMap(pair -> Stream.of(pair.i(), pair.j()))
                .distinct()
                .sorted()
                .toList();
        for (Integer reference : references)
            if (!nodes.contains(reference)) throw new NoSuchElementException("KeyError: '" + reference + "'");
        int ndof = pairs.size() - nodes.size() + references.size();
        return spoilt(pairs, nodes) ? frozen(nodes, ndof) : solved(pairs, nodes, ndof);
    }

    private boolean spoilt(List<PairMeasurement> pairs, List<Integer> nodes) {
        return nodes.stream().anyMatch(node -> normalisation.get(node) == 0)
                || pairs.stream()
                        .anyMatch(pair ->
                                Double.isNaN(pair.y()) || Double.isNaN(pair.sigma()) || pair.sigma() == 0);
    }

    private Answer frozen(List<Integer> nodes, int ndof) {
        SortedMap<Integer, Double> value = new TreeMap<>();
        SortedMap<Integer, Double> error = new TreeMap<>();
        for (Integer node : nodes) {
            value.put(node, normalisation.get(node));
            error.put(node, references.contains(node) ? step(normalisation.get(node)) : Double.NaN);
        }
        return new Answer(value, error, Double.NaN, ndof, true);
    }

    private static double step(double value) {
        return value == 0 ? STEP_AT_ZERO : STEP * Math.abs(value);
    }

    private Answer solved(List<PairMeasurement> pairs, List<Integer> nodes, int ndof) {
        SortedMap<Integer, Double> held = new TreeMap<>();
        for (Integer reference : references) held.put(reference, FastMath.log(normalisation.get(reference)));
        GraphSolution solution = new GraphSolver(GraphOptions.THROUGHPUT.exact())
                .solve(new GraphProblem(nodes, pairs, held, Gauge.REFERENCE));
        SortedMap<Integer, Double> value = new TreeMap<>();
        SortedMap<Integer, Double> error = new TreeMap<>();
        for (NodeSolution node : solution.nodes()) {
            double c = FastMath.exp(node.x());
            double scale = node.anchored() ? 1 : nearest(solution, node.component());
            value.put(node.node(), node.fixed() ? normalisation.get(node.node()) : scale * c);
            error.put(node.node(), error(node, c));
        }
        return new Answer(value, error, solution.chi2(), ndof, false);
    }

    private double error(NodeSolution node, double c) {
        if (node.fixed()) return step(normalisation.get(node.node()));
        return node.anchored() ? c * node.error() : Double.NaN;
    }

    /** The k that brings k c of a component nearest to its start. */
    private double nearest(GraphSolution solution, int component) {
        double product = 0;
        double squares = 0;
        for (NodeSolution node : solution.nodes()) {
            if (node.component() != component) continue;
            double c = FastMath.exp(node.x());
            product += c * normalisation.get(node.node());
            squares += c * c;
        }
        return product / squares;
    }
}
