package org.driftwatch.calibrators.fit;

import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.NonPositiveDefiniteMatrixException;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * Errors from the matrix of second derivatives in external coordinates,
 * <pre>  C = 2 H⁻¹,   H_ij = (g_i(x + h_j) - g_i(x - h_j)) / 2h_j,   h_j = 1 % of a standard error </pre>
 *
 * Parameters that press against a limit are held there: C is conditional on them, and their own error is the inward distance d
 * with |g| d + ½ H d² = 1. Parameters the cost does not depend on are held too and get the error NaN.
 */
final class HessianErrors {
    private static final double FRACTION = 0.01;

    private final FreeSpace space;
    private final double[] at;
    private final double[] gradient;
    private final double[] errors;
    private final double[] covariance;
    private final int[] inner;
    private double edm = Double.NaN;
    private boolean positive;

    /** Evaluates at internal point {@code t} with {@code scale} the rough standard errors of the free parameters. */
    HessianErrors(FreeSpace space, double[] t, double[] scale) {
        this.space = space;
        at = space.external(t);
        int n = at.length;
        gradient = new double[n];
        errors = new double[n];
        covariance = new double[n * n];
        space.externalCost(at, gradient);
        double[][] columns = new double[space.size()][];
        for (int k = 0; k < space.size(); k++) columns[k] = column(k, scale[k]);
        inner = java.util.stream.IntStream.range(0, space.size())
                .filter(k -> decide(k, columns[k]))
                .toArray();
        invert(columns);
    }

    boolean positive() {
        return positive;
    }

    double edm() {
        return edm;
    }

    double[] errors() {
        return errors;
    }

    double[] covariance() {
        return covariance;
    }

    private double[] column(int k, double scale) {
        int j = space.index(k);
        double room = space.limits(k).room(at[j]);
        double h = Math.max(FRACTION * scale, 1e-9 * Math.abs(at[j]));
        double up = at[j] + h;
        double down = at[j] - h;
        if (room < h) {
            boolean atLower = space.limits(k).nearest(at[j]) <= at[j];
            up = atLower ? at[j] + h : at[j];
            down = atLower ? at[j] : at[j] - h;
        }
        double[] above = gradientAt(j, up);
        double[] below = gradientAt(j, down);
        for (int i = 0; i < above.length; i++) above[i] = (above[i] - below[i]) / (up - down);
        return above;
    }

    private double[] gradientAt(int j, double x) {
        double[] g = new double[at.length];
        double here = at[j];
        at[j] = x;
        space.externalCost(at, g);
        at[j] = here;
        return g;
    }

    /** True if parameter k takes part in the inversion; else its own error is set. */
    private boolean decide(int k, double[] column) {
        int j = space.index(k);
        double curvature = column[j];
        if (space.limits(k).pressed(at[j], gradient[j])) {
            errors[j] = inward(Math.abs(gradient[j]), curvature);
            return false;
        }
        if (Math.abs(curvature) < 1e-12 && Math.abs(gradient[j]) < 1e-9) {
            errors[j] = Double.NaN;
            return false;
        }
        return true;
    }

    private static double inward(double slope, double curvature) {
        if (!(curvature > 0)) return slope > 0 ? 1 / slope : Double.NaN;
        return 2 / (slope + Math.sqrt(slope * slope + 2 * curvature));
    }

    private void invert(double[][] columns) {
        int m = inner.length;
        positive = true;
        edm = 0;
        if (m == 0) return;
        double[] unit = new double[m];
        for (int a = 0; a < m; a++) {
            double diagonal = columns[inner[a]][space.index(inner[a])];
            if (!(diagonal > 0)) positive = false;
            unit[a] = 1 / Math.sqrt(Math.abs(diagonal));
        }
        RealMatrix h = MatrixUtils.createRealMatrix(m, m);
        for (int a = 0; a < m; a++) {
            for (int b = 0; b < m; b++) {
                double second =
                        0.5 * (columns[inner[a]][space.index(inner[b])] + columns[inner[b]][space.index(inner[a])]);
                h.setEntry(a, b, second * unit[a] * unit[b]);
            }
        }
        if (positive) store(h, unit);
        if (!positive) for (int k : inner) errors[space.index(k)] = Double.NaN;
    }

    private void store(RealMatrix h, double[] unit) {
        RealMatrix inverse;
        try {
            inverse = new CholeskyDecomposition(h, 1e-6, 1e-14).getSolver().getInverse();
        } catch (NonPositiveDefiniteMatrixException notPositive) {
            positive = false;
            return;
        }
        double[] g = new double[unit.length];
        for (int a = 0; a < g.length; a++) g[a] = gradient[space.index(inner[a])] * unit[a];
        edm = 0.5 * inverse.operate(new ArrayRealVector(g)).dotProduct(new ArrayRealVector(g));
        int n = at.length;
        for (int a = 0; a < unit.length; a++) {
            int i = space.index(inner[a]);
            for (int b = 0; b < unit.length; b++) {
                covariance[i * n + space.index(inner[b])] = 2 * inverse.getEntry(a, b) * unit[a] * unit[b];
            }
            errors[i] = Math.sqrt(covariance[i * n + i]);
        }
    }
}
