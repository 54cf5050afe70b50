package org.driftwatch.calibrators.germanium.filter;

import org.driftwatch.calibrators.germanium.dsp.TimeSpan;

/**
 * Settings of the search for the shaping time with the least noise.
 *
 * @param startUs first value of the grid [us]
 * @param stopUs end of the grid, not part of it [us]
 * @param stepUs [us]
 * @param readAt where on the baseline trapezoids are read
 * @param figure what is called noise
 * @param percentileLow lower percentile of the spread
 * @param percentileHigh upper percentile
 * @param bootstraps samples drawn with replacement, at least 2
 * @param splineDegree degree of the spline through the figures, 1 to 5
 * @param minimumBaselines fewest baselines for an answer
 * @param seed of the draws
 * @param compat as the peer: every grid point drawn anew, errors of the mean of the draws, error of the answer from resampled grid
 *     points
 */
public record NoiseSettings(
        double startUs,
        double stopUs,
        double stepUs,
        TimeSpan readAt,
        Figure figure,
        double percentileLow,
        double percentileHigh,
        int bootstraps,
        int splineDegree,
        int minimumBaselines,
        long seed,
        boolean compat) {
    /** What is called noise. */
    public enum Figure {
        /** Distance of two percentiles. */
        SPREAD,
        /** FWHM of a Gaussian on a uniform background. */
        GAUSS_ON_UNIFORM
    }

    public NoiseSettings {
        if (!(stepUs > 0)) throw new IllegalArgumentException("stepUs must be above 0, was " + stepUs);
        if (!(startUs > 0)) throw new IllegalArgumentException("startUs must be above 0, was " + startUs);
        if (!(stopUs > startUs + stepUs))
            throw new IllegalArgumentException("stopUs must leave two points, was " + stopUs);
        if (!(percentileLow >= 0 && percentileLow < percentileHigh && percentileHigh <= 100))
            throw new IllegalArgumentException(
                    "percentiles must be rising in 0 to 100, were " + percentileLow + ", " + percentileHigh);
        if (bootstraps < 2) throw new IllegalArgumentException("bootstraps must be at least 2, was " + bootstraps);
        if (splineDegree < 1 || splineDegree > 5)
            throw new IllegalArgumentException("splineDegree must be 1 to 5, was " + splineDegree);
    }

    /** 1 to 12 us, read at 30 us, spread of the 10th and 90th percentiles in 100 bootstrap samples, cubic spline. */
    public static NoiseSettings defaults() {
        return new NoiseSettings(1, 13, 1, TimeSpan.ofUs(30), Figure.SPREAD, 10, 90, 100, 3, 100, 1, false);
    }

    /** The same, as the peer. */
    public NoiseSettings asThePeer(int samples) {
        return new NoiseSettings(
                startUs,
                stopUs,
                stepUs,
                readAt,
                figure,
                percentileLow,
                percentileHigh,
                samples,
                splineDegree,
                minimumBaselines,
                seed,
                true);
    }

    /** Another figure. */
    public NoiseSettings with(Figure other) {
        return new NoiseSettings(
                startUs,
                stopUs,
                stepUs,
                readAt,
                other,
                percentileLow,
                percentileHigh,
                bootstraps,
                splineDegree,
                minimumBaselines,
                seed,
                compat);
    }

    /** True if the widest trapezoid of the grid can be read where it should be, in baselines of this length. */
    boolean fits(double lengthNs, TimeSpan flat) {
        double[] grid = grid();
        double widestNs = 2 * grid[grid.length - 1] * 1000 + flat.nanoseconds();
        return widestNs < readAt.nanoseconds() && readAt.nanoseconds() < lengthNs;
    }

    /** Values of the grid [us]. */
    double[] grid() {
        int n = (int) StrictMath.ceil((stopUs - startUs) / stepUs - 1e-9);
        double[] grid = new double[n];
        for (int i = 0; i < n; i++) grid[i] = startUs + i * stepUs;
        return grid;
    }
}
