package org.driftwatch.calibrators.germanium.aoe;

import java.util.List;
import org.driftwatch.calibrators.germanium.sample.EventSample;

/**
 * Coefficient alpha of the drift-time correction AoE (1 + alpha dt), dt in ns.
 *
 * @param alpha [1/ns]; 0 where no correction is needed or possible
 * @param peaks drift-time peaks found by {@link DriftMode#BIMODAL}; empty in the other modes
 * @param reason why alpha is 0 although it was looked for; empty when it was found
 */
public record DriftCorrection(double alpha, List<DriftPeak> peaks, String reason) {
    private static final double LOW_KEV = 1000;
    private static final double HIGH_KEV = 2400;
    private static final double AROUND_LINE_KEV = 5;
    private static final List<Double> LINES_KEV =
            List.of(1080.0, 1094.0, 1459.0, 1512.0, 1552.0, 1620.0, 1650.0, 1670.0, 1830.0, 2105.0);
    private static final int BINS = 500;
    private static final double FWHM_BELOW = 2;
    private static final double FWHM_ABOVE = 3;
    private static final double PER_MICROSECOND = 1000;
    private static final long SEED = 1;

    /** A peak of the drift-time distribution: place and width [ns], height [events per bin]. */
    public record DriftPeak(double mu, double sigma, double height) {}

    public DriftCorrection {
        peaks = List.copyOf(peaks);
    }

    /** Of A/E relative to its mean. */
    static DriftCorrection of(EventSample sample, DriftMode mode, AoePeakFit fit) {
        return switch (mode) {
            case NONE -> none(List.of(), "");
            case MCDRIFT -> alongContinuum(sample);
            case BIMODAL -> new BimodalDrift(sample, fit).correction();
        };
    }

    /** No correction, and why. */
    static DriftCorrection none(List<DriftPeak> peaks, String reason) {
        return new DriftCorrection(0, peaks, reason);
    }

    private static DriftCorrection alongContinuum(EventSample sample) {
        double[] aoe = selected(sample);
        AoePoints points = new AoePoints(aoe, sample.weight());
        AoePoints.Bins bins = points.histogram(points.percentile(10), points.percentile(99), BINS);
        if (bins == null)
            return none(
                    List.of(), "no spread of A/E in " + points.events() + " events of the continuum with a drift time");
        int top = bins.highest();
        double fwhm = AoePeakFit.widthOverHalf(bins, 0.5 * bins.counts()[top]);
        double low = bins.centre(top) - FWHM_BELOW * fwhm;
        double high = bins.centre(top) + FWHM_ABOVE * fwhm;
        return slope(cloud(sample, aoe, low, high));
    }

    /** A/E of continuum events with a drift time, NaN for all others. */
    private static double[] selected(EventSample sample) {
        double[] aoe = new double[sample.size()];
        for (int i = 0; i < aoe.length; i++) {
            double energy = sample.energyKeV()[i];
            boolean taken = energy > LOW_KEV && energy < HIGH_KEV && sample.driftNs()[i] >= 0;
            for (double line : LINES_KEV) taken &= Math.abs(energy - line) > AROUND_LINE_KEV;
            aoe[i] = taken ? sample.value()[i] : Double.NaN;
        }
        return aoe;
    }

    private static RobustCovariance.Points cloud(EventSample sample, double[] aoe, double low, double high) {
        double[] drift = sample.driftNs().clone();
        for (int i = 0; i < drift.length; i++) if (Double.isNaN(aoe[i])) drift[i] = Double.NaN;
        double longest = new AoePoints(drift, sample.weight()).percentile(99.9);
        int[] taken = java.util.stream.IntStream.range(0, aoe.length)
                .filter(i -> aoe[i] > low && aoe[i] < high && drift[i] <= longest)
                .toArray();
        double[] x = new double[taken.length];
        double[] y = new double[taken.length];
        int[] weight = new int[taken.length];
        for (int k = 0; k < taken.length; k++) {
            x[k] = aoe[taken[k]];
            y[k] = drift[taken[k]] / PER_MICROSECOND;
            weight[k] = sample.weight()[taken[k]];
        }
        return new RobustCovariance.Points(x, y, weight);
    }

    private static DriftCorrection slope(RobustCovariance.Points cloud) {
        RobustCovariance covariance = RobustCovariance.of(cloud, SEED);
        if (covariance == null)
            return none(
                    List.of(),
                    "no robust covariance of A/E and drift time: " + cloud.events()
                            + " events, minimum 10, or all on a line");
        double[] axis = covariance.longAxis();
        boolean other = Math.abs(axis[0]) > Math.abs(axis[1]);
        double alongAoe = other ? -axis[1] : axis[0];
        double alongDrift = other ? axis[0] : axis[1];
        return new DriftCorrection(-alongAoe / alongDrift / PER_MICROSECOND, List.of(), "");
    }
}
