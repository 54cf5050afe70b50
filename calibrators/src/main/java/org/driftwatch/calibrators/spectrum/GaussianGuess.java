package org.driftwatch.calibrators.spectrum;

import java.util.Optional;

/**
 * A first idea of the highest peak of a histogram: its place, sigma = FWHM / 2.355 with the width by {@link
 * FullWidth.Method#BINS_OVER}, area = height · sigma · √(2π).
 *
 * @param mu the <em>left edge</em> of the highest bin, as the peer has it (its own comment says centre); the centre is
 *     half a bin
 *     higher
 */
public record GaussianGuess(double mu, double sigma, double area) {
    /** FWHM of a Gaussian in sigma as the peer rounds it. */
    public static final double FWHM_PER_SIGMA = 2.355;

    private static final double ROOT_TWO_PI = Math.sqrt(2 * StrictMath.PI);

    /** The guess; empty if the width cannot be read off. */
    public static Optional<GaussianGuess> of(BinnedCounts histogram) {
        int highest = histogram.highest();
        return FullWidth.of(histogram, 0.5, FullWidth.Method.BINS_OVER).map(full -> {
            double sigma = full.width() / FWHM_PER_SIGMA;
            double area = histogram.counts()[highest] * sigma * ROOT_TWO_PI;
            return new GaussianGuess(histogram.binning().edge(highest), sigma, area);
        });
    }
}
