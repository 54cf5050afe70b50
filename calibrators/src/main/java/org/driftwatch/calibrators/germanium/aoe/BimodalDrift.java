package org.driftwatch.calibrators.germanium.aoe;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.driftwatch.calibrators.germanium.aoe.DriftCorrection.DriftPeak;
import org.driftwatch.calibrators.germanium.sample.EventSample;

/**
 * Drift-time correction from two peaks of the drift-time distribution of events around the double escape peak.
 * <pre>  alpha = (m₂ - m₁) / (t₁ m₁ - t₂ m₂) </pre>
 * t are the peaks in bins of 32 ns (the two highest if there are more), m the means of A/E within 2 sigma of each. One peak needs no
 * correction.
 */
final class BimodalDrift {
    private static final double LOW_KEV = 1582;
    private static final double HIGH_KEV = 1602;
    private static final double AOE_SHARE = 0.1;
    private static final double BIN_NS = 32;
    private static final double DELTA = 2;
    private static final int FIT_BINS = 5;
    private static final int AOE_BINS = 500;
    private static final double SIGMAS = 2;

    private final EventSample sample;
    private final AoePeakFit fit;
    private final double[] aoe;
    private final double[] drift;

    BimodalDrift(EventSample sample, AoePeakFit fit) {
        this.sample = sample;
        this.fit = fit;
        aoe = sample.value().clone();
        drift = sample.driftNs().clone();
    }

    DriftCorrection correction() {
        if (!select()) return DriftCorrection.none(List.of(), "no spread of A/E in the line");
        List<DriftPeak> peaks = peaks();
        if (peaks.size() < 2)
            return DriftCorrection.none(peaks, peaks.size() + " peaks of the drift time in the line, minimum 2");
        DriftPeak first = peaks.get(0);
        DriftPeak second = peaks.get(1);
        double m1 = meanAround(first);
        double m2 = meanAround(second);
        double alpha = (m2 - m1) / (first.mu() * m1 - second.mu() * m2);
        return Double.isFinite(alpha)
                ? new DriftCorrection(alpha, peaks, "")
                : DriftCorrection.none(peaks, "no fit of A/E around a peak of the drift time");
    }

    /** Keeps events of the line whose A/E is within 10 % of its most frequent and whose drift time is no outlier. */
    private boolean select() {
        for (int i = 0; i < aoe.length; i++) {
            double energy = sample.energyKeV()[i];
            if (!(energy > LOW_KEV && energy < HIGH_KEV)) aoe[i] = Double.NaN;
            if (Double.isNaN(aoe[i])) drift[i] = Double.NaN;
        }
        AoePoints all = new AoePoints(aoe, sample.weight());
        AoePoints.Bins bins = all.histogram(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, AOE_BINS);
        if (bins == null) return false;
        double top = bins.centre(bins.highest());
        AoePoints times = new AoePoints(drift, sample.weight());
        double shortest = times.percentile(1);
        double longest = times.percentile(99);
        for (int i = 0; i < aoe.length; i++) {
            boolean kept = aoe[i] > top * (1 - AOE_SHARE)
                    && aoe[i] < top * (1 + AOE_SHARE)
                    && drift[i] > shortest
                    && drift[i] < longest;
            if (!kept) aoe[i] = drift[i] = Double.NaN;
        }
        return true;
    }

    private List<DriftPeak> peaks() {
        AoePoints times = new AoePoints(drift, sample.weight());
        double range = times.percentile(100) - times.percentile(0);
        int n = (int) Math.floor(range / BIN_NS);
        if (n < FIT_BINS) return List.of();
        AoePoints.Bins bins = times.histogram(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, n);
        List<DriftPeak> found = new ArrayList<>();
        for (int i : maxima(bins.counts())) {
            PeakTop top = PeakTop.fit(bins, bins.centre(i), FIT_BINS);
            found.add(new DriftPeak(top.mu(), top.sigma(), top.height()));
        }
        if (found.size() <= 2) return found;
        return found.stream()
                .sorted(Comparator.comparingDouble(DriftPeak::height).reversed())
                .limit(2)
                .sorted(Comparator.comparingDouble(DriftPeak::mu))
                .toList();
    }

    /** Maxima of count/error from which the histogram falls by more than {@value DELTA}, after having risen by as much. */
    private static List<Integer> maxima(long[] counts) {
        List<Integer> found = new ArrayList<>();
        double highest = Double.NEGATIVE_INFINITY;
        double lowest = Double.POSITIVE_INFINITY;
        int at = 0;
        boolean rising = true;
        for (int i = 0; i < counts.length; i++) {
            double x = Math.sqrt(counts[i]);
            if (x > highest) {
                highest = x;
                at = i;
            }
            lowest = Math.min(lowest, x);
            if (rising && x < highest - DELTA) {
                found.add(at);
                lowest = x;
                rising = false;
            } else if (!rising && x > lowest + DELTA) {
                highest = x;
                at = i;
                rising = true;
            }
        }
        return found;
    }

    private double meanAround(DriftPeak peak) {
        double[] near = aoe.clone();
        for (int i = 0; i < near.length; i++) {
            if (!(Math.abs(drift[i] - peak.mu()) < SIGMAS * peak.sigma())) near[i] = Double.NaN;
        }
        return fit.fit(new AoePoints(near, sample.weight())).mean();
    }
}
