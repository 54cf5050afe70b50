package org.driftwatch.calibrators.cherenkov.subject;

import java.util.List;
import java.util.SortedMap;
import org.driftwatch.calibrators.cherenkov.graph.Gauge;
import org.driftwatch.calibrators.cherenkov.graph.GraphProblem;
import org.driftwatch.calibrators.cherenkov.graph.GraphSolution;
import org.driftwatch.calibrators.cherenkov.graph.GraphSolver;
import org.driftwatch.calibrators.cherenkov.graph.NodeSolution;
import org.driftwatch.topics.cherenkov.layout.Telescope;

/**
 * Coefficients x of telescopes, ln c or an offset, from the pairs of a block. Arrays are handed over, not copied.
 *
 * @param telescopes in layout order, those without a usable pair as well
 * @param solution by telescope, in that order
 * @param jackknife errors from leaving out one block of events after the other, in the same gauge; NaN without a pair
 * @param replicas x by block left out and telescope
 */
public record Coefficients(
        List<Telescope> telescopes, GraphSolution solution, double[] jackknife, double[][] replicas) {
    /** Below this many contributions per jackknife block its errors are too rough to be taken alone. */
    private static final int FEW = 5;

    /** What a graph is solved with: nodes, what is held fixed (telescope id to x), and what fixes the constant. */
    public record Frame(List<Telescope> telescopes, SortedMap<Integer, Double> references, Gauge gauge) {}

    /**
     * Solves the graph of these pairs. Replicas keep the weights of the full sample, so that they follow from its covariance C,
     * <pre>  x_k = x + C Σ_p w_p (y_p,k - y_p) (e_i - e_j) </pre>
     */
    public static Coefficients of(GraphSolver solver, Frame frame, List<MeasuredPair> pairs) {
        GraphProblem problem = new GraphProblem(
                frame.telescopes().stream().map(Telescope::id).toList(),
                pairs.stream().map(MeasuredPair::measurement).toList(),
                frame.references(),
                frame.gauge());
        GraphSolution solution = solver.solve(problem);
        double[][] replicas = new Replicas(solution).of(pairs);
        double[] errors = new double[solution.nodes().size()];
        for (int a = 0; a < errors.length; a++) errors[a] = Replicas.error(replicas, a);
        return new Coefficients(frame.telescopes(), solution, errors, replicas);
    }

    public int size() {
        return telescopes.size();
    }

    /** x of the telescope at a place; NaN when it has no pair. */
    public double x(int place) {
        return solution.nodes().get(place).x();
    }

    /** Error of x that knows that pairs share events: by jackknife; of telescopes with few events not less than that of the fit. */
    public double error(int place) {
        NodeSolution node = solution.nodes().get(place);
        if (node.fixed() || Double.isNaN(node.x())) return node.error();
        double jack = jackknife[place];
        boolean enough = node.events() >= (long) FEW * replicas.length;
        return Double.isNaN(jack) || !enough ? Math.max(node.error(), Double.isNaN(jack) ? 0 : jack) : jack;
    }

    /** x by telescope id; NaN for strangers. */
    public double of(int telescope) {
        int place = solution.place(telescope);
        return place < 0 ? Double.NaN : x(place);
    }
}
