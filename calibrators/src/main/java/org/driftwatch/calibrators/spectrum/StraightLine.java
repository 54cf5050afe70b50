package org.driftwatch.calibrators.spectrum;

/**
 * A line y = intercept + slope x fitted to some bins with weights 1/variance (empty ones are left out), and the
 * covariance of
 * its two numbers.
 */
record StraightLine(double slope, double intercept, double slopeVariance, double interceptVariance, double covariance) {

    /** A place on the x axis with its variance. */
    record Point(double x, double variance) {}

    static StraightLine through(BinnedCounts histogram, int from, int until) {
        double w = 0;
        double x = 0;
        double y = 0;
        double xx = 0;
        double xy = 0;
        double origin = histogram.binning().centre(from);
        for (int i = from; i < until; i++) {
            if (!(histogram.variances()[i] > 0)) continue;
            double weight = 1 / histogram.variances()[i];
            double at = histogram.binning().centre(i) - origin;
            w += weight;
            x += weight * at;
            y += weight * histogram.counts()[i];
            xx += weight * at * at;
            xy += weight * at * histogram.counts()[i];
        }
        double determinant = w * xx - x * x;
        double slope = (w * xy - x * y) / determinant;
        double atOrigin = (xx * y - x * xy) / determinant;
        double slopeVariance = w / determinant;
        double shared = -x / determinant;
        double covariance = shared - origin * slopeVariance;
        double interceptVariance = xx / determinant - 2 * origin * shared + origin * origin * slopeVariance;
        return new StraightLine(slope, atOrigin - slope * origin, slopeVariance, interceptVariance, covariance);
    }

    /** Where the line reaches {@code level}, which has a variance of its own. */
    Point reach(double level, double levelVariance) {
        double height = level - intercept;
        double x = height / slope;
        double variance = slopeVariance / (slope * slope)
                + (interceptVariance + levelVariance) / (height * height)
                + 2 * covariance / (height * slope);
        return new Point(x, variance * x * x);
    }
}
