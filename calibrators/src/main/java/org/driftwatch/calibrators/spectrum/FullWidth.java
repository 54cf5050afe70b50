package org.driftwatch.calibrators.spectrum;

import java.util.Optional;
import org.driftwatch.calibrators.spectrum.StraightLine.Point;

/**
 * Full width of the highest peak of a histogram at a fraction of its height, read off the bins. With f the fraction of
 * the
 * maximum, a the first and b the last bin whose content exceeds it:
 * <pre>
 *   BINS_OVER     width = centre(b + 1) - centre(a), that is the bins over f times their width
 *   INTERPOLATE   where straight lines from a - 1 to a and from b + 1 to b + 2 cross f
 *   FIT_SLOPES    where straight lines fitted to a-1, a, a+1 and to b+1, b+2, b+3 cross f
 * </pre>
 * On the high side all three take the bin after b for the last one above (an index one too far in the peer, kept
 * because other
 * numbers rest on it): it matters little while the bins are narrow.
 *
 * @param width in units of the axis
 * @param error its standard error
 */
public record FullWidth(double width, double error) {
    /** How the crossings are found. */
    public enum Method {
        BINS_OVER,
        INTERPOLATE,
        FIT_SLOPES
    }

    private static final int SLOPE_BINS = 3;

    /** The width; empty if the peak comes too near to an end of the histogram, or has no sides. */
    public static Optional<FullWidth> of(BinnedCounts counts, double fraction, Method method) {
        int highest = counts.highest();
        double level = fraction * counts.counts()[highest];
        int first = 0;
        while (first < counts.bins() && !(counts.counts()[first] > level)) first++;
        int after = counts.bins();
        while (after > 0 && !(counts.counts()[after - 1] > level)) after--;
        if (first == counts.bins() || after + 1 >= counts.bins()) return Optional.empty();
        double levelVariance = fraction * fraction * counts.variances()[highest];
        Crossing at = new Crossing(counts, first, after, level, levelVariance);
        if (method == Method.BINS_OVER) return at.binsOver();
        return method == Method.INTERPOLATE ? at.interpolate() : at.fitSlopes();
    }

    private record Crossing(BinnedCounts histogram, int first, int after, double level, double levelVariance) {

        Optional<FullWidth> binsOver() {
            double dx = histogram.binning().width();
            double[] y = histogram.counts();
            double left = first > 0 ? y[first] - y[first - 1] : y[first];
            double right = y[after] - y[after + 1];
            if (right == 0 && after + 2 >= y.length) return Optional.empty();
            if (right == 0) right = (y[after - 1] - y[after + 2]) / 3;
            double variance = dx * dx * (2 + levelVariance * (1 / (left * left) + 1 / (right * right)));
            double width =
                    histogram.binning().centre(after) - histogram.binning().centre(first);
            return Optional.of(new FullWidth(width, Math.sqrt(variance)));
        }

        Optional<FullWidth> interpolate() {
            double[] y = histogram.counts();
            double[] v = histogram.variances();
            double dx = histogram.binning().width();
            if (first < 1 || y[after] == y[after + 1]) return Optional.empty();
            double rise = y[first] - y[first - 1];
            double below = (level - y[first - 1]) / rise;
            double fall = y[after] - y[after + 1];
            double beyond = (y[after] - level) / fall;
            double low = histogram.binning().centre(first - 1) + dx * below;
            double high = histogram.binning().centre(after) + dx * beyond;
            if (high < low) return Optional.empty();
            double lowVariance = (below * below * v[first] + square(1 - below) * v[first - 1]) * square(dx / rise);
            double highVariance = (beyond * beyond * v[after + 1] + square(1 - beyond) * v[after]) * square(dx / fall);
            double byLevel = square(dx / fall - dx / rise) * levelVariance;
            return Optional.of(new FullWidth(high - low, Math.sqrt(lowVariance + highVariance + byLevel)));
        }

        Optional<FullWidth> fitSlopes() {
            int left = first - SLOPE_BINS / 2;
            int right = after - SLOPE_BINS / 2 + 1;
            if (left < 0 || right + SLOPE_BINS > histogram.bins()) return Optional.empty();
            Point low = line(left).reach(level, levelVariance);
            Point high = line(right).reach(level, levelVariance);
            if (!(high.x() >= low.x())) return Optional.empty();
            return Optional.of(new FullWidth(high.x() - low.x(), Math.sqrt(low.variance() + high.variance())));
        }

        private StraightLine line(int from) {
            return StraightLine.through(histogram, from, from + SLOPE_BINS);
        }

        private static double square(double x) {
            return x * x;
        }
    }
}
