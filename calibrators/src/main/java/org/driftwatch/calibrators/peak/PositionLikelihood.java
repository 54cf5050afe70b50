package org.driftwatch.calibrators.peak;

import java.util.ArrayList;
import java.util.List;
import org.driftwatch.calibrators.fit.Minimum;
import org.driftwatch.calibrators.fit.Parameter;
import org.driftwatch.calibrators.fit.VariableMetric;

/** Fits how far a line has moved, with sigma, tail and step held at an earlier fit; mu, n_sig and n_bkg are free. */
public final class PositionLikelihood {
    private static final VariableMetric MINIMISER = new VariableMetric(1e-5, 500);
    private static final double SEARCH_SIGMAS = 4;

    private PositionLikelihood() {}

    /**
     * The movement of a line.
     *
     * @param shift of mu, and so of the mode, against the earlier fit
     * @param error standard error
     * @param signal events in the line
     * @param valid false if there is no minimum
     */
    public record Shift(double shift, double error, double signal, boolean valid) {}

    /** Fits {@code histogram} with the shape of {@code earlier}. */
    public static Shift fit(WindowHistogram histogram, PeakFit earlier) {
        double[] seven = earlier.model().full(earlier.values());
        double sigma = seven[2];
        PeakGuess seen = PeakGuess.find(
                histogram,
                new PeakGuess.Scan(
                        earlier.position() - SEARCH_SIGMAS * sigma,
                        earlier.position() + SEARCH_SIGMAS * sigma,
                        1.6 * sigma,
                        1.6 * sigma));
        double start = seven[1] + seen.mu() - earlier.position();
        double total = Math.max(1, histogram.total());
        double signal = Math.min(Math.max(seen.signal(), 1), 0.98 * total);
        double spread = Math.sqrt(total);
        List<Parameter> all = new ArrayList<>();
        List<String> names = PeakModel.HPGE_PEAK.parameterNames();
        for (int k = 0; k < 7; k++) all.add(Parameter.fixed(names.get(k), seven[k]));
        all.set(0, Parameter.free("n_sig", signal, spread).atLeast(0));
        all.set(5, Parameter.free("n_bkg", total - signal, spread).atLeast(0));
        all.set(
                1,
                Parameter.free("mu", start, 2 * sigma / Math.sqrt(Math.max(10, signal)))
                        .within(histogram.low(), histogram.high()));
        var bins = new LikelihoodBins(histogram, seen.mu(), sigma, sigma / 6);
        Minimum minimum =
                MINIMISER.minimise(new PeakLikelihood(bins, earlier.model().hasTail()), all);
        boolean valid = minimum.valid() && minimum.error(1) > 0;
        return new Shift(minimum.value(1) - seven[1], minimum.error(1), minimum.value(0), valid);
    }
}
