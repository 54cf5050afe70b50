package org.driftwatch.calibrators.cherenkov.graph;

import org.driftwatch.calibrators.cherenkov.graph.GraphOptions.Form;

/**
 * Least squares on one connected component: Gauss-Newton steps δ on the graph Laplacian L of the free nodes,
 * <pre>  L δ = Σ w gap,   L = Σ w (e_i - e_j)(e_i - e_j)ᵀ,   covariance = L⁻¹ </pre>
 *
 * One step is all that plain least squares in x needs; the exact form and Huber weights take a few more, halved where the sum
 * does not fall.
 */
final class ComponentSolver {
    private static final int MOST_STEPS = 100;
    private static final int MOST_HALVINGS = 30;
    private static final double SMALL = 1e-14;
    /** Steps below this that shrink no more are rounding. */
    private static final double ROUNDING = 1e-9;

    private final PairTerms terms;
    private final double[] x;
    private final int[] free;
    private final int size;
    private Cholesky factor;

    /**
     * Prepares a solve.
     *
     * @param start values of the held nodes, 0 for the others; taken over
     */
    ComponentSolver(PairTerms terms, double[] start, boolean[] held) {
        this.terms = terms;
        x = start;
        free = new int[x.length];
        int count = 0;
        for (int k = 0; k < x.length; k++) free[k] = held[k] ? -1 : count++;
        size = count;
    }

    /** The solution; null when rounding leaves none. */
    double[] solve(Form form, double huber) {
        boolean oneStep = form == Form.LINEAR && huber == Double.POSITIVE_INFINITY;
        if (!iterate(Form.LINEAR, true)) return null;
        if (!oneStep && !iterate(form, false)) return null;
        terms.at(x, form);
        if (!oneStep) factor = factorise();
        return factor.positive() ? x : null;
    }

    /** Covariance of all nodes of the component, zero where one is held. */
    double[][] covariance() {
        double[][] inverse = factor.inverse();
        double[][] all = new double[x.length][x.length];
        for (int a = 0; a < x.length; a++)
            for (int b = 0; b < x.length; b++) if (free[a] >= 0 && free[b] >= 0) all[a][b] = inverse[free[a]][free[b]];
        return all;
    }

    private boolean iterate(Form form, boolean sameWeights) {
        double cost = terms.at(x, form);
        double before = Double.POSITIVE_INFINITY;
        factor = null;
        for (int step = 0; step < MOST_STEPS; step++) {
            if (factor == null || !sameWeights) factor = factorise();
            if (!factor.positive()) return false;
            double[] delta = delta();
            cost = move(delta, cost, form);
            double length = longest(delta);
            if (length <= SMALL * (1 + longest(x)) || length < ROUNDING && length > before / 2) return true;
            before = length;
        }
        return true;
    }

    /** Goes along delta as far as the sum falls; delta becomes the way gone. */
    private double move(double[] delta, double cost, Form form) {
        add(delta, 1);
        double reached = terms.at(x, form);
        for (int k = 0; k < MOST_HALVINGS && !(reached <= cost * (1 + 1e-9) + 1e-9); k++) {
            for (int a = 0; a < delta.length; a++) delta[a] /= 2;
            add(delta, -1);
            reached = terms.at(x, form);
        }
        return reached;
    }

    private void add(double[] delta, int sign) {
        for (int k = 0; k < x.length; k++) if (free[k] >= 0) x[k] += sign * delta[free[k]];
    }

    private static double longest(double[] vector) {
        double longest = 0;
        for (double each : vector) longest = Math.max(longest, Math.abs(each));
        return longest;
    }

    private Cholesky factorise() {
        double[][] laplacian = new double[size][size];
        for (int p = 0; p < terms.size(); p++) {
            double w = terms.weight[p] * terms.kept[p];
            int a = free[terms.from[p]];
            int b = free[terms.to[p]];
            if (a >= 0) laplacian[a][a] += w;
            if (b >= 0) laplacian[b][b] += w;
            if (a >= 0 && b >= 0) laplacian[Math.max(a, b)][Math.min(a, b)] -= w;
        }
        return new Cholesky(laplacian);
    }

    private double[] delta() {
        double[] pull = new double[size];
        for (int p = 0; p < terms.size(); p++) {
            double force = terms.weight[p] * terms.kept[p] * terms.gap[p];
            int a = free[terms.from[p]];
            int b = free[terms.to[p]];
            if (a >= 0) pull[a] += force;
            if (b >= 0) pull[b] -= force;
        }
        factor.solve(pull);
        return pull;
    }
}
