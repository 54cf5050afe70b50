package org.driftwatch.calibrators.spectrum;

import java.util.List;
import org.driftwatch.calibrators.fit.Minimum;
import org.driftwatch.calibrators.fit.Objective;
import org.driftwatch.calibrators.fit.Parameter;
import org.driftwatch.calibrators.fit.VariableMetric;

/**
 * The Gaussian at the top of a peak: least squares of a·exp(-(x-µ)²/2σ²) at the centres of some bins, each with its own
 * variance. Empty bins without variance are left out. µ stays in the window, σ and a are positive.
 *
 * @param mode µ
 * @param sigma σ
 * @param height a
 * @param covariance row-major 3 x 3 in that order
 * @param valid true if the minimum was found and none of the three is at a limit
 */
public record PeakTop(double mode, double sigma, double height, List<Double> covariance, boolean valid) {
    private static final double SMALLEST = 1e-6;

    public PeakTop {
        covariance = List.copyOf(covariance);
    }

    /**
     * Fits {@code bins} bins around the one that holds {@code near}, moved inside the histogram where they would stick
     * out.
     */
    public static PeakTop of(BinnedCounts histogram, double near, int bins) {
        int size = Math.min(bins, histogram.bins());
        int at = Math.max(0, Math.min(histogram.bins() - 1, histogram.binning().bin(near)));
        int from = Math.max(0, Math.min(histogram.bins() - size, at - size / 2));
        double window = size * histogram.binning().width();
        double height = Math.max(histogram.counts()[at], 1);
        List<Parameter> parameters = List.of(
                Parameter.free("mode", near, 0.1 * window)
                        .within(
                                histogram.binning().edge(from),
                                histogram.binning().edge(from + size)),
                Parameter.free("sigma", window, 0.3 * window).atLeast(SMALLEST * window),
                Parameter.free("height", height, Math.sqrt(height)).atLeast(SMALLEST * height));
        Minimum minimum = VariableMetric.MINUIT_LIKE.minimise(squares(histogram, from, from + size), parameters);
        List<Double> covariance = new java.util.ArrayList<>();
        for (double each : minimum.covariance()) covariance.add(each);
        return new PeakTop(minimum.value(0), minimum.value(1), minimum.value(2), covariance, minimum.valid());
    }

    private static Objective squares(BinnedCounts histogram, int from, int until) {
        return (p, gradient) -> {
            if (gradient != null) java.util.Arrays.fill(gradient, 0);
            double cost = 0;
            for (int i = from; i < until; i++) {
                double variance = histogram.variances()[i];
                if (variance == 0) continue;
                double z = (histogram.binning().centre(i) - p[0]) / p[1];
                double bell = StrictMath.exp(-0.5 * z * z);
                double residual = p[2] * bell - histogram.counts()[i];
                cost += residual * residual / variance;
                if (gradient == null) continue;
                double slope = 2 * residual / variance * bell;
                gradient[0] += slope * p[2] * z / p[1];
                gradient[1] += slope * p[2] * z * z / p[1];
                gradient[2] += slope;
            }
            return cost;
        };
    }
}
