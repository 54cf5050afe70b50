package org.driftwatch.calibrators.spectrum;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.special.Gamma;

/**
 * Chi-square of a histogram against a density, taken at the bin centres times the bin width.
 * <pre>
 *   PEARSON            Σ (n - e)² / e
 *   NEYMAN             Σ (n - e)² / n         over bins with content
 *   VARIANCE           Σ (n - e)² / v         over bins with variance
 *   LIKELIHOOD_RATIO   2 Σ (e - n + n ln(n/e))
 * </pre>
 *
 * @param chiSquare the sum
 * @param degreesOfFreedom bins taken minus free parameters. The peer subtracts all parameters and adds the free ones,
 *     which
 *     leaves bins minus fixed ones: pass that number as {@code free} to get its figure
 */
public record BinnedChiSquare(double chiSquare, int degreesOfFreedom) {
    /** What the squared distance is divided by. */
    public enum Method {
        PEARSON,
        NEYMAN,
        VARIANCE,
        LIKELIHOOD_RATIO
    }

    /**
     * Chi-square of {@code histogram} against {@code density} (events per unit of x) with {@code free} fitted
     * parameters.
     */
    public static BinnedChiSquare of(BinnedCounts histogram, DoubleUnaryOperator density, int free, Method method) {
        double width = histogram.binning().width();
        double sum = 0;
        int used = 0;
        for (int i = 0; i < histogram.bins(); i++) {
            double expected = density.applyAsDouble(histogram.binning().centre(i)) * width;
            double term = term(histogram.counts()[i], histogram.variances()[i], expected, method);
            if (Double.isNaN(term)) continue;
            sum += term;
            used++;
        }
        return new BinnedChiSquare(sum, used - free);
    }

    /** Probability of a larger chi-square; NaN without degrees of freedom. */
    public double pValue() {
        if (degreesOfFreedom <= 0) return Double.NaN;
        if (!(chiSquare < Double.POSITIVE_INFINITY)) return 0;
        return Gamma.regularizedGammaQ(0.5 * degreesOfFreedom, 0.5 * chiSquare);
    }

    private static double term(double seen, double variance, double expected, Method method) {
        double square = (seen - expected) * (seen - expected);
        if (method == Method.LIKELIHOOD_RATIO)
            return 2 * (expected - seen + (seen > 0 ? seen * StrictMath.log(seen / expected) : 0));
        double by = method == Method.PEARSON ? expected : method == Method.NEYMAN ? seen : variance;
        return by > 0 ? square / by : Double.NaN;
    }
}
