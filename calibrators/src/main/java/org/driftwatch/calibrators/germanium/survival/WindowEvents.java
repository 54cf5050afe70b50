package org.driftwatch.calibrators.germanium.survival;

import java.util.Arrays;
import org.driftwatch.calibrators.germanium.sample.EventSample;
import org.driftwatch.calibrators.peak.WindowHistogram;

/**
 * The points of one window: those with a classifier take part in fractions, all take part in the spectrum.
 *
 * <p>A mask, where given, can only keep events from passing.
 */
final class WindowEvents {
    private final double[] energyKeV;
    private final double[] value;
    private final int[] weight;
    private final boolean[] masked;
    private int size;

    WindowEvents(EventSample sample, boolean[] mask, LineWindow window) {
        int n = sample.size();
        if (mask != null && mask.length != n)
            throw new IllegalArgumentException("mask has " + mask.length + " entries for " + n + " points");
        double[] e = new double[n];
        double[] v = new double[n];
        int[] w = new int[n];
        boolean[] m = new boolean[n];
        for (int i = 0; i < n; i++) {
            double energy = sample.energyKeV()[i];
            if (!window.holds(energy)) continue;
            e[size] = energy;
            v[size] = sample.value()[i];
            m[size] = mask != null && !mask[i];
            w[size++] = sample.weight()[i];
        }
        energyKeV = Arrays.copyOf(e, size);
        value = Arrays.copyOf(v, size);
        weight = Arrays.copyOf(w, size);
        masked = Arrays.copyOf(m, size);
    }

    int size() {
        return size;
    }

    double energyKeV(int i) {
        return energyKeV[i];
    }

    int weight(int i) {
        return weight[i];
    }

    /** False where the classifier is NaN: such a point is in neither sample. */
    boolean classified(int i) {
        return !Double.isNaN(value[i]);
    }

    boolean passes(int i, ClassifierCut cut) {
        return !masked[i] && cut.passes(value[i]);
    }

    /** Why no share can be given; empty where one can. */
    String reason() {
        if (size == 0) return "no events in its window";
        for (int i = 0; i < size; i++) if (classified(i)) return "";
        return "no events with a classifier in its window";
    }

    /** Counted share of the classified events that pass. */
    SurvivalFraction counted(ClassifierCut cut) {
        long passing = 0;
        long all = 0;
        for (int i = 0; i < size; i++) {
            if (!classified(i)) continue;
            all += weight[i];
            if (passes(i, cut)) passing += weight[i];
        }
        return SurvivalFraction.counted(passing, all);
    }

    /** Spectrum of the window in bins of about {@code width}. */
    WindowHistogram spectrum(LineWindow window, double width) {
        double range = window.high() - window.low();
        long[] counts = new long[(int) Math.max(1, Math.ceil(range / width))];
        double bin = range / counts.length;
        for (int i = 0; i < size; i++) {
            int k = (int) ((energyKeV[i] - window.low()) / bin);
            counts[Math.max(0, Math.min(counts.length - 1, k))] += weight[i];
        }
        return new WindowHistogram(window.low(), bin, counts);
    }
}
