package org.driftwatch.calibrators.cherenkov.graph.search;

import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.NonPositiveDefiniteMatrixException;

/**
 * Variable-metric search with numerical derivatives and the update of Davidon, Fletcher and Powell, as in MIGRAD at its medium
 * strategy: the covariance is twice the metric V, which need not have settled when the search stops. Where V still changes by more
 * than 5 % second derivatives take its place.
 *
 * <p>Source: F. James, Minuit, CERN Program Library D506; M. Winkler and L. Moneta, the C++ version of it. Written anew from the
 * published algorithm; parameters have no limits.
 */
public final class PeerSearch {
    /** Goal of the estimated distance to the minimum: 0.002 · tolerance 0.1. */
    private static final double GOAL = 2e-4;

    private static final double SETTLED = 0.05;
    private static final double MARGIN = 1e-6;

    private final Cost cost;
    private double[] x;
    private double value;
    private Slope slope;
    private double[][] metric;
    private double change = 1;
    private double distance;

    /**
     * Where it ended.
     *
     * @param x parameters
     * @param errors standard errors from the metric
     * @param value the function there
     * @param calls evaluations
         */
    public record End(double[] x, double[] errors, double value, int calls) {}

    private PeerSearch(ToDoubleFunction<double[]> function, double[] start, double[] steps) {
        cost = new Cost(function);
        x = start.clone();
        value = cost.at(x);
        slope = Slope.at(cost, x, value, Slope.guess(x, steps));
        climbDown();
        metric = new double[x.length][x.length];
        for (int i = 0; i < x.length; i++)
            metric[i][i] = Math.abs(slope.second()[i]) > Cost.STEP_EPSILON ? 1 / slope.second()[i] : 1;
        distance = 0.5 * similarity(slope.first());
    }

    /**
     * Searches.
     *
     * @param function to be made least; one standard error raises it by 1
     * @param start of every parameter, with {@code steps} the initial steps
     */
    public static End minimise(ToDoubleFunction<double[]> function, double[] start, double[] steps) {
        PeerSearch search = new PeerSearch(function, start, steps);
        search.run();
        double[] errors = new double[start.length];
        for (int i = 0; i < errors.length; i++) errors[i] = Math.sqrt(2 * search.metric[i][i]);
        return new End(search.x, errors, search.value, search.cost.calls());
    }

    /** While a second derivative is negative, along that parameter first. */
    private void climbDown() {
        for (int turn = 0; turn <= 2 * x.length; turn++) {
            int i = 0;
            while (i < x.length && !(slope.second()[i] <= 0)) i++;
            if (i == x.length) return;
            double[] step = new double[x.length];
            step[i] = slope.first()[i] < 0 ? slope.step()[i] : -slope.step()[i];
            LineSearch.Point best = LineSearch.along(cost, x, value, step, step[i] * slope.first()[i]);
            x[i] += best.x() * step[i];
            value = best.y();
            slope = Slope.at(cost, x, value, slope);
        }
    }

    /** Searches; then second derivatives where the metric has not settled, and again when those see a distance left. */
    private void run() {
        int mostCalls = 200 + 100 * x.length + 5 * x.length * x.length;
        boolean again = true;
        for (int pass = 0; again && cost.calls() < mostCalls; pass++) {
            descend(mostCalls);
            again = change > SETTLED && curvature() && distance > GOAL && distance >= Math.abs(Cost.STEP_EPSILON * value);
            mostCalls = pass == 0 ? (int) (1.3 * mostCalls) : mostCalls;
        }
    }

    /** Lifts the diagonal of the metric above a half. */
    private void makePositive() {
        double least = metric[0][0];
        for (int i = 1; i < x.length; i++) least = Math.min(least, metric[i][i]);
        if (least <= 0) for (int i = 0; i < x.length; i++) metric[i][i] += 0.5 + MARGIN - least;
    }

    private boolean curvature() {
        SecondDerivatives derivatives = new SecondDerivatives(cost, x, value, slope);
        double[][] matrix = derivatives.matrix();
        if (matrix == null) return false;
        double[][] inverse = inverse(matrix);
        if (inverse == null) return false;
        metric = inverse;
        slope = derivatives.slope();
        change = 0;
        distance = 0.5 * similarity(slope.first());
        return true;
    }

    /** Null when the matrix is not positive definite. */
    private static double[][] inverse(double[][] matrix) {
        try {
            return new CholeskyDecomposition(MatrixUtils.createRealMatrix(matrix), 1e-6, 0)
                    .getSolver()
                    .getInverse()
                    .getData();
        } catch (NonPositiveDefiniteMatrixException notPositive) {
            return null;
        }
    }

    private void descend(int mostCalls) {
        double corrected = distance;
        do {
            if (similarity(slope.first()) < 0) makePositive();
            double[] step = times(slope.first());
            for (int i = 0; i < step.length; i++) step[i] = -step[i];
            double along = dot(step, slope.first());
            if (along > 0) return;
            LineSearch.Point best = LineSearch.along(cost, x, value, step, along);
            if (Math.abs(best.y() - value) <= Math.abs(value) * Cost.EPSILON) return;
            double[] there = x.clone();
            for (int i = 0; i < there.length; i++) there[i] += best.x() * step[i];
            Slope next = Slope.at(cost, there, best.y(), slope);
            distance = 0.5 * similarity(next.first());
            if (!(distance >= 0)) return;
            update(there, next);
            x = there;
            value = best.y();
            slope = next;
            corrected = distance * (1 + 3 * change);
        } while (corrected > GOAL && cost.calls() < mostCalls);
    }

    /** Davidon-Fletcher-Powell, with the rank-one term where it is safe. */
    private void update(double[] there, Slope next) {
        int n = x.length;
        double[] dx = new double[n];
        double[] dg = new double[n];
        for (int i = 0; i < n; i++) {
            dx[i] = there[i] - x[i];
            dg[i] = next.first()[i] - slope.first()[i];
        }
        double gained = dot(dx, dg);
        double expected = similarity(dg);
        if (gained == 0 || expected <= 0) return;
        double[] vg = times(dg);
        double[][] updated = new double[n][n];
        double moved = 0;
        double size = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double term = dx[i] * dx[j] / gained - vg[i] * vg[j] / expected;
                if (gained > expected)
                    term += expected * (dx[i] / gained - vg[i] / expected) * (dx[j] / gained - vg[j] / expected);
                updated[i][j] = metric[i][j] + term;
                updated[j][i] = updated[i][j];
                moved += Math.abs(term);
                size += Math.abs(updated[i][j]);
            }
        }
        metric = updated;
        change = 0.5 * (change + moved / size);
    }

    private double[] times(double[] vector) {
        double[] product = new double[vector.length];
        for (int i = 0; i < product.length; i++) product[i] = dot(metric[i], vector);
        return product;
    }

    private double similarity(double[] vector) {
        return dot(times(vector), vector);
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) sum += a[i] * b[i];
        return sum;
    }
}
