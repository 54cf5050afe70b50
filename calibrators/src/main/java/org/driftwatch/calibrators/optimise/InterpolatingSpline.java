package org.driftwatch.calibrators.optimise;

import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.univariate.BrentOptimizer;
import org.apache.commons.math3.optim.univariate.SearchInterval;
import org.apache.commons.math3.optim.univariate.UnivariateObjectiveFunction;

/**
 * Spline of degree k through all points, made of B-splines.
 *
 * <p>Knots: the first and last abscissa k+1 times, between them the abscissas without the outer (k+1)/2 on either side for odd k
 * ("not a knot" for a cubic), midpoints of neighbouring ones for even k. Fewer than k+1 points lower the degree.
 * Source: de Boor, A Practical Guide to Splines (1978).
 */
public final class InterpolatingSpline {
    private final int degree;
    private final double[] knots;
    private final double[] coefficients;
    private final double[] x;
    private final double[] y;

    /**
     * @param x abscissas, strictly rising, at least 2, handed over
     * @param y one per abscissa, handed over
     * @param degree 1 to 5
     */
    public InterpolatingSpline(double[] x, double[] y, int degree) {
        if (degree < 1 || degree > 5)
            throw new IllegalArgumentException("degree of a spline must be 1 to 5, was " + degree);
        if (x.length < 2 || x.length != y.length)
            throw new IllegalArgumentException("a spline needs 2 points or more, was " + x.length + ", " + y.length);
        for (int i = 1; i < x.length; i++)
            if (!(x[i] > x[i - 1])) throw new IllegalArgumentException("abscissas must rise, found " + x[i]);
        this.x = x;
        this.y = y;
        this.degree = Math.min(degree, x.length - 1);
        knots = knots();
        RealMatrix basis = MatrixUtils.createRealMatrix(x.length, x.length);
        for (int i = 0; i < x.length; i++) basis.setRow(i, basis(x[i]));
        coefficients = new LUDecomposition(basis, 1e-14)
                .getSolver()
                .solve(new ArrayRealVector(y))
                .toArray();
    }

    /** The spline at a point; outside the outermost polynomials go on. */
    public double at(double point) {
        double[] basis = basis(point);
        double sum = 0;
        for (int i = 0; i < basis.length; i++) sum += basis[i] * coefficients[i];
        return sum;
    }

    /** Where the spline is lowest next to its lowest point: between the neighbours of that point. */
    public double lowest() {
        int best = 0;
        for (int i = 1; i < y.length; i++) if (y[i] < y[best]) best = i;
        double from = x[Math.max(0, best - 1)];
        double until = x[Math.min(x.length - 1, best + 1)];
        double found = new BrentOptimizer(1e-8, 1e-10)
                .optimize(
                        new MaxEval(300),
                        new UnivariateObjectiveFunction(this::at),
                        GoalType.MINIMIZE,
                        new SearchInterval(from, until, x[best]))
                .getPoint();
        return at(found) <= y[best] ? found : x[best];
    }

    private double[] knots() {
        int n = x.length;
        int k = degree;
        double[] t = new double[n + k + 1];
        for (int i = 0; i <= k; i++) {
            t[i] = x[0];
            t[n + i] = x[n - 1];
        }
        for (int i = k + 1; i < n; i++) {
            int at = i - (k + 1) + (k + 1) / 2;
            t[i] = k % 2 == 1 ? x[at] : 0.5 * (x[at] + x[at + 1]);
        }
        return t;
    }

    /** All B-splines at a point, by the recursion of Cox and de Boor on the interval that holds it. */
    private double[] basis(double point) {
        int n = x.length;
        int interval = degree;
        while (interval < n - 1 && point >= knots[interval + 1]) interval++;
        double[] local = new double[degree + 1];
        local[0] = 1;
        for (int d = 1; d <= degree; d++) {
            double saved = 0;
            for (int r = 0; r < d; r++) {
                double right = knots[interval + r + 1];
                double left = knots[interval + 1 - d + r];
                double share = local[r] / (right - left);
                local[r] = saved + (right - point) * share;
                saved = (point - left) * share;
            }
            local[d] = saved;
        }
        double[] basis = new double[n];
        for (int r = 0; r <= degree; r++) basis[interval - degree + r] = local[r];
        return basis;
    }
}
