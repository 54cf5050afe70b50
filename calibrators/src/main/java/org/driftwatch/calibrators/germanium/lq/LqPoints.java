package org.driftwatch.calibrators.germanium.lq;

import java.util.Arrays;
import org.driftwatch.calibrators.germanium.lq.LqSettings.Window;
import org.driftwatch.calibrators.germanium.sample.EventSample;
import org.driftwatch.calibrators.spectrum.BinnedCounts;
import org.driftwatch.calibrators.spectrum.Binning;
import org.driftwatch.calibrators.spectrum.GaussianGuess;
import org.driftwatch.calibrators.spectrum.WeightedPercentiles;

/**
 * LQ and drift time of the events in one window of energy that have an LQ.
 *
 * @param value LQ
 * @param driftNs drift time [ns]
 * @param weight events at the point
 */
record LqPoints(double[] value, double[] driftNs, int[] weight) {
    private static final int BINS = 100;
    private static final double LOWEST_PERCENT = 1;
    private static final double HIGHEST_PERCENT = 95;
    private static final double REACH = 2.5;

    static LqPoints in(EventSample sample, double lineKeV, Window window) {
        int n = 0;
        double[] value = new double[sample.size()];
        double[] drift = new double[sample.size()];
        int[] weight = new int[sample.size()];
        for (int i = 0; i < value.length; i++) {
            double energy = sample.energyKeV()[i];
            if (!(energy > lineKeV + window.fromKeV() && energy < lineKeV + window.toKeV())) continue;
            if (Double.isNaN(sample.value()[i])) continue;
            value[n] = sample.value()[i];
            drift[n] = sample.driftNs()[i];
            weight[n++] = sample.weight()[i];
        }
        return new LqPoints(Arrays.copyOf(value, n), Arrays.copyOf(drift, n), Arrays.copyOf(weight, n));
    }

    long events() {
        long sum = 0;
        for (int each : weight) sum += each;
        return sum;
    }

    BinnedCounts histogram(Binning binning) {
        return BinnedCounts.of(binning, value, weight);
    }

    /**
     * The range of fits: 2.5 sigma around the centre of the highest of 100 bins between the 1st and 95th percentile,
     * sigma their
     * FWHM/2.355; in 100 bins. Null when there is no peak with two sides.
     */
    Binning range() {
        WeightedPercentiles percentiles = new WeightedPercentiles(value, weight);
        double low = percentiles.at(LOWEST_PERCENT);
        double high = percentiles.at(HIGHEST_PERCENT);
        if (!(low < high)) return null;
        BinnedCounts rough = histogram(new Binning(low, high, BINS));
        double centre = rough.binning().centre(rough.highest());
        return GaussianGuess.of(rough)
                .map(guess -> new Binning(centre - REACH * guess.sigma(), centre + REACH * guess.sigma(), BINS))
                .orElse(null);
    }
}
