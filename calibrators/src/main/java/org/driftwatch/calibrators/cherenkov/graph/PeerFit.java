package org.driftwatch.calibrators.cherenkov.graph;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.commons.math3.util.FastMath;
import org.driftwatch.calibrators.cherenkov.graph.search.PeerSearch;

/**
 * The fit of one type as the peer does it, for comparison: the minimum of
 * <pre>  chi² = Σ ((a - (c_i - c_j) / (c_i + c_j)) / s)² </pre>
 *
 * over the coefficients of all telescopes in its pairs, by its own search ({@link PeerSearch}), with its peculiarities:
 * <ul>
 *   <li>a pair without events or with s = 0, or a start at 0, makes chi² NaN: everything stays at its start with errors NaN;
 *   <li>a fixed telescope has the initial step of the minimiser for an error: 1 % of its value, 0.1 at 0;
 *   <li>a reference that is in no pair is an error;
 *   <li>what is not connected with a reference ends somewhere in the valley. The peer's errors there come from rounding and mean
 *       nothing; here they are NaN;
 *   <li>errors are those of its search, up to 25 % off those of the curvature in large sets.
 * </ul>
 *
 * Where the search does not arrive, the exact minimum stands in.
 *
 * @param normalisation start of every telescope, and what references keep
 * @param references telescopes held fixed
 */
public record PeerFit(SortedMap<Integer, Double> normalisation, SortedSet<Integer> references) {
    private static final double STEP = 0.01;
    private static final double STEP_AT_ZERO = 0.1;
    private static final double SEARCH_GOAL = 0.01;

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
        GraphSolution exact = new GraphSolver(GraphOptions.THROUGHPUT.exact())
                .solve(new GraphProblem(nodes, pairs, held, Gauge.REFERENCE));
        SortedMap<Integer, Double> value = new TreeMap<>();
        SortedMap<Integer, Double> error = new TreeMap<>();
        for (Integer reference : references) {
            value.put(reference, normalisation.get(reference));
            error.put(reference, step(normalisation.get(reference)));
        }
        double chi2 = exact.chi2();
        List<NodeSolution> free =
                exact.nodes().stream().filter(node -> !node.fixed()).toList();
        if (!free.isEmpty()) {
            PeerSearch.End end = search(pairs, free);
            boolean arrived = end.value() < exact.chi2() + SEARCH_GOAL;
            for (int k = 0; k < free.size(); k++) put(free.get(k), exact, arrived ? end : null, k, value, error);
            if (arrived) chi2 = end.value();
        }
        return new Answer(value, error, chi2, ndof, false);
    }

    private void put(
            NodeSolution node,
            GraphSolution exact,
            PeerSearch.End end,
            int k,
            SortedMap<Integer, Double> value,
            SortedMap<Integer, Double> error) {
        double c = FastMath.exp(node.x()) * (node.anchored() ? 1 : nearest(exact, node.component()));
        value.put(node.node(), end == null ? c : end.x()[k]);
        double found = end == null ? c * node.error() : end.errors()[k];
        error.put(node.node(), node.anchored() ? found : Double.NaN);
    }

    private PeerSearch.End search(List<PairMeasurement> pairs, List<NodeSolution> free) {
        List<Integer> nodes = free.stream().map(NodeSolution::node).toList();
        double[] start = nodes.stream().mapToDouble(normalisation::get).toArray();
        double[] steps = Arrays.stream(start).map(PeerFit::step).toArray();
        int n = pairs.size();
        int[] from = pairs.stream().mapToInt(pair -> nodes.indexOf(pair.i())).toArray();
        int[] to = pairs.stream().mapToInt(pair -> nodes.indexOf(pair.j())).toArray();
        double[] fixedFrom = pairs.stream().mapToDouble(pair -> normalisation.get(pair.i())).toArray();
        double[] fixedTo = pairs.stream().mapToDouble(pair -> normalisation.get(pair.j())).toArray();
        double[] a = pairs.stream().mapToDouble(PairMeasurement::asymmetry).toArray();
        double[] s = pairs.stream().mapToDouble(PairMeasurement::asymmetryError).toArray();
        return PeerSearch.minimise(
                c -> {
                    double sum = 0;
                    for (int p = 0; p < n; p++) {
                        double i = from[p] < 0 ? fixedFrom[p] : c[from[p]];
                        double j = to[p] < 0 ? fixedTo[p] : c[to[p]];
                        double r = (a[p] - (i - j) / (i + j)) / s[p];
                        sum += r * r;
                    }
                    return sum;
                },
                start,
                steps);
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
