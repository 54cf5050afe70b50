package org.driftwatch.calibrators.cherenkov.pair;

import org.apache.commons.math3.util.FastMath;
import org.driftwatch.calibrators.cherenkov.graph.PairMeasurement;

/**
 * Mean of a pair with its error. Arrays are handed over, not copied.
 *
 * @param n contributions behind it
 * @param value the mean; NaN without any
 * @param error its standard error
 * @param withoutBlock the mean without each jackknife block, with the weights of the full sample; NaN where nothing is left
 */
public record PairEstimate(long n, double value, double error, double[] withoutBlock) {
    /** No contributions, or too few. */
    static PairEstimate none(long n) {
        double[] nothing = new double[EventBlocks.BLOCKS];
        java.util.Arrays.fill(nothing, Double.NaN);
        return new PairEstimate(n, Double.NaN, Double.NaN, nothing);
    }

    /** The same of so many contributions, those that were left out included: what decides whether a pair is used. */
    public PairEstimate outOf(long contributions) {
        return new PairEstimate(contributions, value, error, withoutBlock);
    }

    /** As a difference x_i - x_j of telescopes. */
    public PairMeasurement between(int i, int j) {
        return new PairMeasurement(i, j, value, error, n);
    }

    /** A mean asymmetry as a difference of logarithms: y = 2 artanh(a), error 2 s / (1 - a²). */
    public PairEstimate asLogRatio() {
        double[] without = withoutBlock.clone();
        for (int b = 0; b < without.length; b++) without[b] = logRatio(without[b]);
        return new PairEstimate(n, logRatio(value), 2 * error / ((1 - value) * (1 + value)), without);
    }

    private static double logRatio(double a) {
        return a > -1 && a < 1 ? FastMath.log1p(a) - FastMath.log1p(-a) : Double.NaN;
    }
}
