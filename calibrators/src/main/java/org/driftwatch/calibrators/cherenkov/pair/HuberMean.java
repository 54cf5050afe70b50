package org.driftwatch.calibrators.cherenkov.pair;

import org.apache.commons.math3.util.FastMath;

/**
 * Robust inverse-variance mean m of values y with variances v: the zero of
 * <pre>  Σ psi((y - m)/√v)/√v,   psi(u) = max(-k, min(k, u)) </pre>
 *
 * found by weights w = min(1, k/|u|)/v from the median. Its error is
 * <pre>  s² = 1/Σw · max(1, Σ w (y - m)² / (n - 1)) </pre>
 *
 * what the variances claim, or more where the scatter says so: it cannot be small by chance when there are few contributions.
 *
 * <p>Source: P. Huber, Robust Statistics (1981).
 *
 * @param bend k, in units of √v; 1.345 keeps 95 % of the efficiency on normal values
 * @param floor added to every √v in quadrature: fluctuations of showers that the error of a reconstruction does not know of
 * @param minimum fewest contributions for an answer
 */
public record HuberMean(double bend, double floor, long minimum) {
    /** For energies. */
    public static final HuberMean ENERGY = new HuberMean(1.345, 0.03, 5);

    private static final int MOST_STEPS = 200;
    private static final double SMALL = 1e-13;

    public HuberMean {
        if (!(bend > 0)) throw new IllegalArgumentException("bend must be > 0, was " + bend);
        if (!(floor >= 0)) throw new IllegalArgumentException("floor must be >= 0, was " + floor);
        if (minimum < 1) throw new IllegalArgumentException("minimum must be >= 1, was " + minimum);
    }

    /** Of y = ln(E_i/E_j) from a sample of asymmetries (column 0) and their errors (column 1). */
    public PairEstimate ofAsymmetries(PairSample sample) {
        double[] a = sample.column(0);
        double[] sigma = sample.column(1);
        double[] y = new double[a.length];
        double[] v = new double[a.length];
        for (int k = 0; k < a.length; k++) {
            double relative = 2 * sigma[k] / ((1 - a[k]) * (1 + a[k]));
            y[k] = FastMath.log1p(a[k]) - FastMath.log1p(-a[k]);
            v[k] = relative * relative;
        }
        return of(y, v, sample);
    }

    /**
     * Of any values.
     *
     * @param y by point of the sample
     * @param variance of y, without the floor
     */
    public PairEstimate of(double[] y, double[] variance, PairSample sample) {
        if (sample.count() < minimum) return PairEstimate.none(sample.count());
        double[] v = new double[y.length];
        for (int k = 0; k < y.length; k++) v[k] = variance[k] + floor * floor;
        double[] w = new double[y.length];
        double mean = WeightedOrder.median(y, sample.weight());
        for (int step = 0; step < MOST_STEPS; step++) {
            weigh(y, v, sample.weight(), mean, w);
            double next = mean(y, w);
            boolean settled = Math.abs(next - mean) <= SMALL * (1 + Math.abs(next));
            mean = next;
            if (settled) break;
        }
        weigh(y, v, sample.weight(), mean, w);
        double[] without = new BlockMeans(y, w, sample.block()).withoutBlock();
        return new PairEstimate(sample.count(), mean, error(y, w, mean, sample.count()), without);
    }

    private void weigh(double[] y, double[] v, long[] weight, double mean, double[] w) {
        for (int k = 0; k < y.length; k++) {
            double u = Math.abs(y[k] - mean) / Math.sqrt(v[k]);
            w[k] = weight[k] * (u > bend ? bend / u : 1) / v[k];
        }
    }

    private static double mean(double[] y, double[] w) {
        double sum = 0;
        double weights = 0;
        for (int k = 0; k < y.length; k++) {
            sum += w[k] * y[k];
            weights += w[k];
        }
        return sum / weights;
    }

    private static double error(double[] y, double[] w, double mean, long n) {
        double weights = 0;
        double scatter = 0;
        for (int k = 0; k < y.length; k++) {
            weights += w[k];
            scatter += w[k] * (y[k] - mean) * (y[k] - mean);
        }
        double excess = n > 1 ? scatter / (n - 1) : 1;
        return Math.sqrt(Math.max(1, excess) / weights);
    }
}
