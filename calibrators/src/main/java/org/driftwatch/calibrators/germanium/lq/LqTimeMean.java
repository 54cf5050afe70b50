package org.driftwatch.calibrators.germanium.lq;

import org.driftwatch.calibrators.spectrum.Binning;

/**
 * Mean and width of LQ over energy in the double escape peak of one run.
 *
 * @param timestamp start of the run, {@code YYYYMMDDTHHMMSSZ}; empty for the only run without a name
 * @param mean NaN when there is none
 * @param meanError its standard error
 * @param sigma width
 * @param events that took part
 */
public record LqTimeMean(String timestamp, double mean, double meanError, double sigma, long events) {

    static LqTimeMean of(String timestamp, LqPoints points) {
        Binning range = points.range();
        if (range == null) return new LqTimeMean(timestamp, Double.NaN, Double.NaN, Double.NaN, 0);
        long n = 0;
        double sum = 0;
        for (int i = 0; i < points.value().length; i++) {
            if (!inside(range, points.value()[i])) continue;
            n += points.weight()[i];
            sum += points.weight()[i] * points.value()[i];
        }
        double mean = sum / n;
        double squares = 0;
        for (int i = 0; i < points.value().length; i++) {
            double distance = points.value()[i] - mean;
            if (inside(range, points.value()[i])) squares += points.weight()[i] * distance * distance;
        }
        double sigma = Math.sqrt(squares / n);
        return new LqTimeMean(timestamp, mean, sigma / Math.sqrt(n), sigma, n);
    }

    /** Why a number is missing; empty if none is. */
    public String missing() {
        if (Double.isNaN(mean)) return "no peak of LQ in the double escape peak: " + events + " events in its range";
        return sigma > 0 && events > 1 ? "" : "no error of the width: " + events + " events, minimum 2 that differ";
    }

    private static boolean inside(Binning range, double x) {
        return x > range.low() && x < range.high();
    }

    /** Width relative to the mean. */
    public double resolution() {
        return sigma / mean;
    }

    /** Standard error of the width, σ/√(2(n - 1)); {@code compat} 2 σ⁴/(n - 1), which is a variance of the variance. */
    public double sigmaError(boolean compat) {
        double degrees = events - 1.0;
        return compat ? 2 * sigma * sigma * sigma * sigma / degrees : sigma / Math.sqrt(2 * degrees);
    }

    /**
     * Standard error of the relative width; {@code compat} adds relative errors under the root without squaring them.
     */
    public double resolutionError(boolean compat) {
        double width = sigmaError(compat) / sigma;
        double centre = meanError / mean;
        return resolution() * (compat ? Math.sqrt(width + centre) : StrictMath.hypot(width, centre));
    }
}
