package org.driftwatch.calibrators.germanium.filter;

import java.util.SplittableRandom;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.DecompositionSolver;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.QRDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.util.FastMath;

/**
 * Polynomial through weighted points, Σ (w (y − p(x)))² least, with the covariance of its coefficients scaled by χ² per degree of
 * freedom. {@code root} is R with R Rᵀ the covariance.
 *
 * @param coefficients low to high order
 */
record WeightedPolynomial(double[] coefficients, double[][] root) {

    /** Needs more points than coefficients; x of order 1. */
    static WeightedPolynomial fit(double[] x, double[] y, double[] weight, int degree) {
        int n = x.length;
        RealMatrix design = MatrixUtils.createRealMatrix(n, degree + 1);
        RealVector target = new ArrayRealVector(n);
        for (int i = 0; i < n; i++) {
            double power = weight[i];
            for (int k = 0; k <= degree; k++, power *= x[i]) design.setEntry(i, k, power);
            target.setEntry(i, weight[i] * y[i]);
        }
        DecompositionSolver solver = new QRDecomposition(design).getSolver();
        RealVector solution = solver.solve(target);
        double squares = design.operate(solution)
                .subtract(target)
                .dotProduct(design.operate(solution).subtract(target));
        RealMatrix inverse = new QRDecomposition(design.transpose().multiply(design))
                .getSolver()
                .getInverse();
        return new WeightedPolynomial(solution.toArray(), root(inverse.scalarMultiply(squares / (n - degree - 1))));
    }

    private static double[][] root(RealMatrix covariance) {
        RealMatrix symmetric = covariance.add(covariance.transpose()).scalarMultiply(0.5);
        EigenDecomposition eigen = new EigenDecomposition(symmetric);
        RealMatrix vectors = eigen.getV();
        for (int k = 0; k < vectors.getColumnDimension(); k++) {
            double scale = Math.sqrt(Math.max(0, eigen.getRealEigenvalue(k)));
            vectors.setColumnVector(k, vectors.getColumnVector(k).mapMultiply(scale));
        }
        return vectors.getData();
    }

    double at(double x) {
        double value = 0;
        for (int k = coefficients.length - 1; k >= 0; k--) value = value * x + coefficients[k];
        return value;
    }

    /** Index of the first lowest value on a grid. */
    int lowest(double[] grid) {
        int best = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < grid.length; i++) {
            double value = at(grid[i]);
            if (!(value < least)) continue;
            least = value;
            best = i;
        }
        return best;
    }

    /** Another polynomial as likely as the covariance allows. */
    WeightedPolynomial drawn(SplittableRandom random) {
        double[] drawn = coefficients.clone();
        for (int k = 0; k < drawn.length; k++) {
            double normal = normal(random);
            for (int i = 0; i < drawn.length; i++) drawn[i] += root[i][k] * normal;
        }
        return new WeightedPolynomial(drawn, root);
    }

    private static double normal(SplittableRandom random) {
        double radius = Math.sqrt(-2 * FastMath.log(1 - random.nextDouble()));
        return radius * FastMath.cos(2 * FastMath.PI * random.nextDouble());
    }
}
