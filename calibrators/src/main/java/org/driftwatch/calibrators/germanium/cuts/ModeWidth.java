package org.driftwatch.calibrators.germanium.cuts;

import java.util.Optional;
import org.driftwatch.calibrators.spectrum.BinnedCounts;
import org.driftwatch.calibrators.spectrum.Binning;
import org.driftwatch.calibrators.spectrum.FullWidth;
import org.driftwatch.calibrators.spectrum.GaussianGuess;
import org.driftwatch.calibrators.spectrum.PeakTop;

/**
 * Mode and width of the distribution of a column, as the peer's get_mode_stdev finds them. Of the values strictly
 * between the 1st and
 * the 99th percentile:
 * <ol>
 *   <li>a coarse histogram, bins p55 - p50 (a quarter of the standard deviation where that is 0): the left edge µ of
 *       its highest
 *       bin, and its width, give the range µ ± 10 FWHM/2.355, clipped to the values (p5 to p95 where the width cannot
 *       be read off);
 *   <li>a fine histogram there, bins p52 - p50 (coarse where 0): the mode is that of a Gaussian through 20 bins around
 *       the highest,
 *       the width the FWHM over 2.355;
 *   <li>a Gaussian outside the range, or further than the width from µ, gives way to the centre of the highest bin;
 *   <li>where the fine histogram has no width either, that of a histogram from p5 to p95, and last the plain standard
 *       deviation.
 * </ol>
 *
 * @param mode in units of the column
 * @param std the width as that of a Gaussian
 * @param finite number of finite values
 * @param source what the numbers rest on
 */
public record ModeWidth(double mode, double std, long finite, Source source) {
    /** What mode and width rest on. */
    public enum Source {
        /** Gaussian through the peak top, FWHM of the histogram. */
        PEAK_TOP,
        /** Centre of the highest bin, FWHM of the histogram. */
        HIGHEST_BIN,
        /** The same between the 5th and 95th percentile. */
        CENTRAL_RANGE,
        /** Centre of the highest bin, plain standard deviation: no peak with two sides. */
        STANDARD_DEVIATION
    }

    private static final int TOP_BINS = 20;
    private static final int MOST_BINS = 1 << 20;
    private static final double REACH = 10;

    /** Mode and width; empty if there are no values or they do not differ (98 % of them). */
    public static Optional<ModeWidth> of(ColumnDistribution column) {
        if (!(column.size() > 0)) return Optional.empty();
        ColumnDistribution core = column.between(column.percentile(1), column.percentile(99));
        if (!(core.size() >= 1 && core.highest() > core.lowest())) return Optional.empty();
        double median = core.percentile(50);
        double coarse = core.percentile(55) - median;
        if (!(coarse > 0)) coarse = 0.25 * core.deviation();
        double fine = core.percentile(52) - median;
        if (!(fine > 0)) fine = coarse;
        return Optional.of(new Search(core, coarse, fine).run(Math.round(column.size())));
    }

    private record Search(ColumnDistribution core, double coarse, double fine) {
        ModeWidth run(long finite) {
            BinnedCounts rough = histogram(core.lowest(), core.highest(), coarse);
            double mu = rough.binning().edge(rough.highest());
            BinnedCounts histogram = aroundPeak(rough, mu);
            Optional<FullWidth> width = width(histogram);
            if (width.isEmpty()) return central(finite);
            double std = width.get().width() / GaussianGuess.FWHM_PER_SIGMA;
            double centre = highestCentre(histogram);
            double mode = PeakTop.of(histogram, centre, Math.min(TOP_BINS, histogram.bins() + 1))
                    .mode();
            boolean inside = mode >= histogram.binning().low()
                    && mode <= histogram.binning().high();
            if (inside && Math.abs(mode - mu) <= std) return new ModeWidth(mode, std, finite, Source.PEAK_TOP);
            return new ModeWidth(centre, std, finite, Source.HIGHEST_BIN);
        }

        private BinnedCounts aroundPeak(BinnedCounts rough, double mu) {
            double reach = width(rough)
                    .map(width -> REACH * width.width() / GaussianGuess.FWHM_PER_SIGMA)
                    .orElse(Double.NaN);
            double low = Double.isNaN(reach) ? core.percentile(5) : mu - reach;
            double high = Double.isNaN(reach) ? core.percentile(95) : mu + reach;
            if (low < core.lowest() || low > core.highest()) low = core.lowest();
            if (high > core.highest() || high < core.lowest()) high = core.highest();
            return low < high ? histogram(low, high, fine) : histogram(core.lowest(), core.highest(), fine);
        }

        private ModeWidth central(long finite) {
            double low = core.percentile(5);
            double high = core.percentile(95);
            BinnedCounts histogram =
                    low < high ? histogram(low, high, fine) : histogram(core.lowest(), core.highest(), fine);
            double centre = highestCentre(histogram);
            return width(histogram)
                    .map(full -> new ModeWidth(
                            centre, full.width() / GaussianGuess.FWHM_PER_SIGMA, finite, Source.CENTRAL_RANGE))
                    .orElseGet(() -> new ModeWidth(centre, core.deviation(), finite, Source.STANDARD_DEVIATION));
        }

        private BinnedCounts histogram(double low, double high, double width) {
            return core.counts(Binning.ofWidth(low, high, Math.max(width, (high - low) / MOST_BINS)));
        }

        private static Optional<FullWidth> width(BinnedCounts histogram) {
            return FullWidth.of(histogram, 0.5, FullWidth.Method.BINS_OVER);
        }

        private static double highestCentre(BinnedCounts histogram) {
            return histogram.binning().centre(histogram.highest());
        }
    }
}
