package org.driftwatch.calibrators.germanium.dsp;

import org.driftwatch.calibrators.filter.AsymmetricTrapezoid;
import org.driftwatch.calibrators.filter.LocalExtrema;
import org.driftwatch.calibrators.filter.RampKernel;

/** Filters with the onset kernel (its box by the running sum, its ramp tap by tap), finds the onset and counts pulses. */
final class OnsetStage {
    private static final int BLOCK = 512;

    private final ChainLengths lengths;
    private final double[] ramp;
    private final double[] filtered;

    OnsetStage(ChainLengths lengths) {
        this.lengths = lengths;
        ramp = lengths.onset().values();
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
                .count(filtered, filtered.length);
        DspOutput.IN_TRACE_N.put(out, pulses.maxima());
        DspOutput.IN_TRACE_N_MIN.put(out, pulses.minima());
        return onset;
    }

    private void filter(Workspace space, int from, int until) {
        RampKernel kernel = lengths.onset();
        double[] s = space.sum;
        double[] y = space.flattened;
        int middle = space.margin + (kernel.length() - 1) / 2;
        int newest = middle - kernel.rise();
        int oldest = middle - kernel.length();
        double share = 1.0 / kernel.fall();
        for (int i = from; i < until; i++) filtered[i] = (s[oldest + i] - s[newest + i]) * share;
        for (int k = 0; k < kernel.rise(); k++) {
            double weight = ramp[k];
            int at = middle - k;
            for (int i = from; i < until; i++) filtered[i] += weight * y[at + i];
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
