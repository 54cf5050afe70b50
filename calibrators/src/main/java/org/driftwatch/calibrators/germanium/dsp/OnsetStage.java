package org.driftwatch.calibrators.germanium.dsp;

import org.driftwatch.calibrators.filter.AsymmetricTrapezoid;
import org.driftwatch.calibrators.filter.LocalExtrema;
import org.driftwatch.calibrators.filter.RampKernel;

/** Filters with the onset kernel (box and ramp as running sums), finds the onset and counts pulses. */
final class OnsetStage {
    private static final int BLOCK = 128;

    private final ChainLengths lengths;
    private final double[] filtered;

    OnsetStage(ChainLengths lengths) {
        this.lengths = lengths;
        filtered = new double[lengths.samples()];
    }

    /** @return the onset {@code tp_0_est} [samples], NaN when there is none */
    double run(Workspace space, double[] out) {
        for (int from = 0; from < filtered.length; from += BLOCK) {
            filter(space, from, Math.min(filtered.length, from + BLOCK));
        }
        double noise = DspOutput.BL_STD.of(out);
        int start = largestAt(filtered);
        double onset = backward(start, noise);
        DspOutput.TP_START.put(out, lengths.timeNs(start));
        DspOutput.TP_0_EST.put(out, lengths.timeNs(onset));
        DspOutput.TP_0_ATRAP.put(out, lengths.timeNs(backwardOnTrapezoid(space, start, noise)));
        LocalExtrema.Count pulses = new LocalExtrema(5 * noise, 0.1 * noise, 5 * noise, 0, ChainLengths.MOST_EXTREMA)
                .count(filtered, filtered.length, Math.max(filtered[start], -smallest(filtered)));
        DspOutput.IN_TRACE_N.put(out, pulses.maxima());
        DspOutput.IN_TRACE_N_MIN.put(out, pulses.minima());
        return onset;
    }

    /**
     * The box is a difference of the running sum; the ramp {@code Σ (r−k)·y[t−k]} follows from the one before by adding
     * {@code r·y[t]} and taking away the r samples before t. It starts afresh in every block, so rounding cannot pile up.
     */
    private void filter(Workspace space, int from, int until) {
        RampKernel kernel = lengths.onset();
        double[] s = space.sum;
        double[] y = space.flattened;
        int rise = kernel.rise();
        int length = kernel.length();
        int middle = space.margin + (length - 1) / 2;
        double rampShare = 2.0 / ((double) rise * (rise + 1));
        double boxShare = 1.0 / kernel.fall();
        double ramp = 0;
        for (int k = 0; k < rise; k++) ramp += (rise - k) * y[middle + from - 1 - k];
        for (int i = from; i < until; i++) {
            int t = middle + i;
            ramp += rise * y[t] - (s[t - 1] - s[t - 1 - rise]);
            filtered[i] = ramp * rampShare - (s[t - rise] - s[t - length]) * boxShare;
        }
    }

    private static int largestAt(double[] y) {
        int at = 0;
        double largest = y[0];
        for (int i = 1; i < y.length; i++) {
            if (y[i] > largest) {
                largest = y[i];
                at = i;
            }
        }
        return at;
    }

    private static double smallest(double[] y) {
        double smallest = y[0];
        for (double value : y) if (value < smallest) smallest = value;
        return smallest;
    }

    private double backward(int start, double threshold) {
        for (int i = start; i >= 1; i--) {
            if (crosses(filtered[i - 1], filtered[i], threshold)) return i;
        }
        return Double.NaN;
    }

    private double backwardOnTrapezoid(Workspace space, int start, double threshold) {
        AsymmetricTrapezoid trap = lengths.asymmetric();
        double later = at(space, trap, start);
        for (int i = start; i >= 1; i--) {
            double earlier = at(space, trap, i - 1);
            if (crosses(earlier, later, threshold)) return i;
            later = earlier;
        }
        return Double.NaN;
    }

    private static double at(Workspace space, AsymmetricTrapezoid trap, int i) {
        return space.sumTo(i, trap.rise()) / trap.rise()
                - space.sumTo(i - trap.rise() - trap.flat(), trap.fall()) / trap.fall();
    }

    static boolean crosses(double earlier, double later, double threshold) {
        return earlier < threshold && threshold <= later || earlier > threshold && threshold >= later;
    }
}
