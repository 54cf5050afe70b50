package org.driftwatch.calibrators.peak;

import java.util.Random;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * Spread of the mode when mu, sigma, tail fraction and tail length vary within their covariance.
 *
 * <p>The mode is not linear in the tail, whose errors are large, so the errors are drawn, not propagated: always the same 1024
 * standard normal points (seeded, in antithetic pairs, whitened to unit covariance), mapped through the root of the covariance.
 * The linear part is therefore exact and the rest good to 2 %. Draws with a tail fraction outside [0, 1] or without a width are
 * left out.
 */
final class ModeDraws {
    private static final int POINTS = 1024;
    private static final int DIMENSIONS = 4;
    private static final int NEWTON_STEPS = 20;
    private static final double[][] NORMAL = whitened(new Random(1));

    private final PeakShape shape;
    private final RealMatrix root;

    /**
     * Draws around {@code shape}.
     *
     * @param covariance row-major 7 x 7 of {@link PeakModel#HPGE_PEAK}
     */
    ModeDraws(PeakShape shape, double[] covariance) {
        this.shape = shape;
        RealMatrix block = MatrixUtils.createRealMatrix(DIMENSIONS, DIMENSIONS);
        for (int i = 0; i < DIMENSIONS; i++) {
            for (int j = 0; j < DIMENSIONS; j++) block.setEntry(i, j, covariance[(i + 1) * 7 + j + 1]);
        }
        root = squareRoot(block);
    }

    double deviation() {
        double[][] r = root.getData();
        double sum = 0;
        double squares = 0;
        int used = 0;
        for (double[] point : NORMAL) {
            double shift = draw(r, point);
            if (Double.isNaN(shift)) continue;
            sum += shift;
            squares += shift * shift;
            used++;
        }
        return Math.sqrt(Math.max(0, squares / used - sum * sum / used / used));
    }

    /** Mode of one draw, relative to the fitted mu; NaN if the draw is no shape. */
    private double draw(double[][] r, double[] point) {
        double[] shift = new double[DIMENSIONS];
        for (int i = 0; i < DIMENSIONS; i++) {
            for (int j = 0; j < DIMENSIONS; j++) shift[i] += r[i][j] * point[j];
        }
        double sigma = shape.sigma() + shift[1];
        double fraction = shape.tailFraction() + shift[2];
        double tau = shape.tau() + shift[3];
        if (!(sigma > 0 && fraction >= 0 && fraction <= 1) || tau == 0) return Double.NaN;
        return shift[0] + mode(sigma, fraction, tau);
    }

    /** Mode minus mu: Newton's iteration on s'(x) = 0, kept within a bracket that shrinks. */
    static double mode(double sigma, double fraction, double tau) {
        double side = Math.copySign(1, tau);
        double length = Math.abs(tau);
        double low = -2 * sigma - fraction * length;
        double high = 0;
        double x = 0;
        for (int k = 0; k < NEWTON_STEPS; k++) {
            double z = x / sigma;
            double bell = Exponential.exp(-0.5 * z * z);
            double gauss = bell / (sigma * ExGaussian.ROOT_TWO_PI);
            double tail = PeakLikelihood.tail(z, sigma / length, length, bell);
            double slope = -(1 - fraction) * z / sigma * gauss - fraction / length * (gauss - tail);
            double bend = (1 - fraction) * (z * z - 1) / (sigma * sigma) * gauss
                    + fraction / length * (z / sigma * gauss + (tail - gauss) / length);
            if (slope > 0) low = x;
            else high = x;
            double next = x - slope / bend;
            if (!(next > low && next < high)) next = 0.5 * (low + high);
            if (Math.abs(next - x) < 1e-9 * sigma) return side * next;
            x = next;
        }
        return side * x;
    }

    /** Root in units of the standard errors: entries of very different size would keep the decomposition from converging. */
    private static RealMatrix squareRoot(RealMatrix symmetric) {
        double[] errors = new double[DIMENSIONS];
        for (int i = 0; i < DIMENSIONS; i++) errors[i] = Math.sqrt(Math.max(0, symmetric.getEntry(i, i)));
        RealMatrix correlation = MatrixUtils.createRealMatrix(DIMENSIONS, DIMENSIONS);
        for (int i = 0; i < DIMENSIONS; i++)
            for (int j = 0; j < DIMENSIONS; j++) {
                double norm = errors[i] * errors[j];
                correlation.setEntry(i, j, norm > 0 ? symmetric.getEntry(i, j) / norm : i == j ? 1 : 0);
            }
        return MatrixUtils.createRealDiagonalMatrix(errors).multiply(rootOfCorrelation(correlation));
    }

    private static RealMatrix rootOfCorrelation(RealMatrix symmetric) {
        EigenDecomposition eigen = new EigenDecomposition(symmetric);
        RealMatrix scaled = eigen.getV();
        for (int j = 0; j < scaled.getColumnDimension(); j++) {
            double length = Math.sqrt(Math.max(0, eigen.getRealEigenvalue(j)));
            scaled.setColumnVector(j, scaled.getColumnVector(j).mapMultiply(length));
        }
        return scaled.multiply(eigen.getVT());
    }

    private static double[][] whitened(Random random) {
        RealMatrix points = MatrixUtils.createRealMatrix(POINTS, DIMENSIONS);
        for (int i = 0; i < POINTS; i += 2) {
            for (int j = 0; j < DIMENSIONS; j++) {
                double x = random.nextGaussian();
                points.setEntry(i, j, x);
                points.setEntry(i + 1, j, -x);
            }
        }
        RealMatrix covariance = points.transpose().multiply(points).scalarMultiply(1.0 / POINTS);
        RealMatrix inverse = new EigenDecomposition(covariance).getSquareRoot();
        return points.multiply(MatrixUtils.inverse(inverse)).getData();
    }
}
