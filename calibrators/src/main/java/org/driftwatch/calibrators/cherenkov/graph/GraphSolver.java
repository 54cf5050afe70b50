package org.driftwatch.calibrators.cherenkov.graph;

import java.util.Arrays;
import java.util.List;
import org.driftwatch.calibrators.cherenkov.graph.Partition.Component;

/**
 * Coefficients x of telescopes from differences x_i - x_j = y ± sigma of pairs, by weighted least squares on every connected
 * component, with their covariance.
 *
 * <p>For throughput c and mean asymmetries a, x = ln c and y = 2 artanh(a) make the problem of the peer linear; see
 * {@link PairMeasurement#ofAsymmetry}. {@link GraphOptions.Form#EXACT} goes on to the minimum the peer looks for.
 * References keep their x; what is not tied to one gets the mean as its gauge and is called unanchored. Pairs that cannot be used
 * are left out and counted. Errors are those of independent pairs; pairs share events, so see {@link Jackknife} as well.
 *
 * <p>Source: calibpipe's RelativeThroughputFitter for the model; Mitchell, Parsons, Hofmann and Bernlöhr, arXiv:1510.06526.
 * Stateless and thread-safe.
 */
public record GraphSolver(GraphOptions options) {
    /** Solves; what is not determined is NaN. */
    public GraphSolution solve(GraphProblem problem) {
        UsablePairs usable = new UsablePairs(problem.pairs(), options.minimumEvents());
        SolutionDraft draft = new SolutionDraft(problem, usable);
        for (Component component : new Partition(problem.nodes(), usable.used()).components())
            draft.put(component, answer(problem, usable.used(), component), options.scaledErrors());
        return draft.finish();
    }

    private ComponentAnswer answer(GraphProblem problem, List<PairMeasurement> used, Component component) {
        boolean[] held = references(problem, component);
        boolean anchored = any(held);
        boolean ownGauge = problem.gauge() == Gauge.MEAN || !anchored;
        double[] start = new double[held.length];
        if (ownGauge) Arrays.fill(held, false);
        for (int k = 0; k < start.length; k++)
            if (held[k])
                start[k] =
                        problem.references().get(problem.nodes().get(component.members()[k]));
        boolean[] ground = held.clone();
        if (ownGauge) ground[0] = true;
        List<PairMeasurement> pairs =
                Arrays.stream(component.pairs()).mapToObj(used::get).toList();
        PairTerms terms = new PairTerms(pairs, component.from(), component.to(), options.huber());
        int ndof = pairs.size() - count(ground, false);
        ComponentSolver solver = new ComponentSolver(terms, start, ground);
        double[] x = solver.solve(options.form(), options.huber());
        if (x == null) return undetermined(held, anchored, terms, ndof);
        double[][] covariance = solver.covariance();
        if (ownGauge) toMean(x, covariance);
        return new ComponentAnswer(x, covariance, held, anchored, terms, ndof);
    }

    private static boolean[] references(GraphProblem problem, Component component) {
        boolean[] held = new boolean[component.members().length];
        for (int k = 0; k < held.length; k++)
            held[k] = problem.references()
                    .containsKey(problem.nodes().get(component.members()[k]));
        return held;
    }

    private static ComponentAnswer undetermined(boolean[] held, boolean anchored, PairTerms terms, int ndof) {
        double[] x = new double[held.length];
        Arrays.fill(x, Double.NaN);
        double[][] covariance = new double[held.length][held.length];
        for (double[] row : covariance) Arrays.fill(row, Double.NaN);
        Arrays.fill(terms.normalised, Double.NaN);
        return new ComponentAnswer(x, covariance, held, anchored, terms, ndof);
    }

    /** Takes the mean m off: C' = (1 - 1 pᵀ) C (1 - p 1ᵀ) with p the derivatives of m. */
    private void toMean(double[] x, double[][] c) {
        double mean = options.quantity().mean(x);
        double[] p = options.quantity().meanWeights(x);
        int n = x.length;
        double[] u = new double[n];
        double s = 0;
        for (int a = 0; a < n; a++) {
            for (int b = 0; b < n; b++) u[a] += c[a][b] * p[b];
            s += p[a] * u[a];
        }
        for (int a = 0; a < n; a++) {
            x[a] -= mean;
            for (int b = 0; b < n; b++) c[a][b] += s - u[a] - u[b];
        }
    }

    private static boolean any(boolean[] flags) {
        return count(flags, true) > 0;
    }

    private static int count(boolean[] flags, boolean wanted) {
        int count = 0;
        for (boolean each : flags) if (each == wanted) count++;
        return count;
    }
}
