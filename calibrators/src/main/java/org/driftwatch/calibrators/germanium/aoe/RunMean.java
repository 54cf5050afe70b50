package org.driftwatch.calibrators.germanium.aoe;

/**
 * A/E of one run in the band that follows the time.
 *
 * @param timestamp start of the run, {@code YYYYMMDDTHHMMSSZ}; empty when there is only one run without a name
 * @param timeSeconds median time of its events [s since 1970]; NaN where not known
 * @param mean mean of the single-site events; NaN when the fit failed
 * @param meanError its standard error
 * @param sigma their width
 * @param sigmaError its standard error
 */
public record RunMean(
        String timestamp, double timeSeconds, double mean, double meanError, double sigma, double sigmaError) {
    static RunMean of(String timestamp, double timeSeconds, AoePeak peak) {
        return new RunMean(timestamp, timeSeconds, peak.mean(), peak.meanError(), peak.sigma(), peak.sigmaError());
    }

    /** Width relative to the mean. */
    public double resolution() {
        return sigma / mean;
    }

    /** Error of the relative width, both errors in quadrature. */
    public double resolutionError() {
        return resolution() * StrictMath.hypot(sigmaError / sigma, meanError / mean);
    }
}
