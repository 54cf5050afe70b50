package org.driftwatch.calibrators.germanium.lq;

import java.util.List;
import java.util.Optional;
import org.driftwatch.calibrators.fit.Minimum;
import org.driftwatch.calibrators.fit.NumericalGradient;
import org.driftwatch.calibrators.fit.Parameter;
import org.driftwatch.calibrators.fit.VariableMetric;
import org.driftwatch.calibrators.peak.ErrorFunction;
import org.driftwatch.calibrators.spectrum.BinnedCounts;
import org.driftwatch.calibrators.spectrum.Binning;
import org.driftwatch.calibrators.spectrum.GaussianGuess;

/**
 * Gaussian of LQ in the double escape peak after subtraction of the background beside it.
 * <pre>  L = -2 Σ n_i ln[Φ(z_i+1) - Φ(z_i)],   n_i = max(0, inside_i - beside_i),   100 bins </pre>
 * The probabilities are those of the whole Gaussian, not of the part in the range, so that σ is the width of what lies
 * within 2.5
 * sigma and 10 % below that of a full Gaussian; the cut of 3 σ is meant with this σ.
 *
 * @param mu centre
 * @param sigma width
 * @param muError standard error
 * @param sigmaError standard error
 */
public record LqPeakFit(double mu, double sigma, double muError, double sigmaError) {
    private static final double SMALLEST = 1e-3;
    private static final double LEAST = 1e-300;

    /** Fits; empty without a peak. */
    static Optional<LqPeakFit> of(LqPoints inside, LqPoints beside) {
        Binning range = inside.range();
        if (range == null) return Optional.empty();
        double[] net = inside.histogram(range).counts();
        double[] background = beside.histogram(range).counts();
        for (int i = 0; i < net.length; i++) net[i] = Math.max(0, net[i] - background[i]);
        BinnedCounts peak = BinnedCounts.of(range, net);
        double start = GaussianGuess.of(peak).map(GaussianGuess::sigma).orElse(0.2 * (range.high() - range.low()));
        return peak.total() > 0 ? fit(peak, start) : Optional.empty();
    }

    private static Optional<LqPeakFit> fit(BinnedCounts peak, double start) {
        double centre = peak.binning().centre(peak.highest());
        double step = start / Math.sqrt(peak.total());
        List<Parameter> parameters = List.of(
                Parameter.free("mu", centre, step),
                Parameter.free("sigma", start, step).atLeast(SMALLEST * start));
        Minimum minimum = VariableMetric.MINUIT_LIKE.minimise(
                new NumericalGradient(p -> cost(peak, p[0], p[1]), step, step), parameters);
        if (!minimum.valid()) return Optional.empty();
        return Optional.of(new LqPeakFit(minimum.value(0), minimum.value(1), minimum.error(0), minimum.error(1)));
    }

    private static double cost(BinnedCounts peak, double mu, double sigma) {
        double cost = 0;
        double below = below(peak, 0, mu, sigma);
        for (int i = 0; i < peak.bins(); i++) {
            double until = below(peak, i + 1, mu, sigma);
            double n = peak.counts()[i];
            if (n > 0) cost -= 2 * n * StrictMath.log(Math.max(LEAST, until - below));
            below = until;
        }
        return cost;
    }

    private static double below(BinnedCounts peak, int edge, double mu, double sigma) {
        return 0.5 * ErrorFunction.erfc((mu - peak.binning().edge(edge)) / (sigma * Math.sqrt(2)));
    }
}
