package org.driftwatch.calibrators.germanium.dsp;

import static org.driftwatch.calibrators.germanium.dsp.ChainLengths.CURRENT_WINDOW;
import static org.driftwatch.calibrators.germanium.dsp.ChainLengths.PLAIN_CURRENT_AVERAGE;
import static org.driftwatch.calibrators.germanium.dsp.ChainLengths.UPSAMPLING;

/** Current after the onset: upsampled and smoothed by three moving windows for {@code A_max}, and once without upsampling. */
final class CurrentStage {
    private final ChainLengths lengths;
    private final double[] current = new double[CURRENT_WINDOW - 1];
    private final double[] buffer = new double[CURRENT_WINDOW - 1];
    private final double[] smooth = new double[CURRENT_WINDOW - 1];
    private final BlockCurrent upsampled = new BlockCurrent();

    CurrentStage(ChainLengths lengths) {
        this.lengths = lengths;
    }

    void run(double onset, Workspace space, double[] out) {
        if (!(onset + CURRENT_WINDOW <= space.samples)) {
            putNothing(out);
            return;
        }
        int from = space.margin + (int) onset;
        double[] y = space.flattened;
        for (int i = 0; i < current.length; i++) current[i] = y[from + i + 1] - y[from + i];
        DspOutput.CURR_NOUP_MAX.put(out, largestSmoothed());
        upsampled.run(current);
        DspOutput.A_MAX.put(out, upsampled.largest());
        DspOutput.A_MIN.put(out, upsampled.smallest());
        // An index into the upsampled current, not a time, as in PlainChain.
        DspOutput.TP_AOE_MAX.put(out, upsampled.largestAt());
        DspOutput.TP_AOE_SAMP.put(out, lengths.timeNs(onset + (double) upsampled.largestAt() / UPSAMPLING));
    }

    private double largestSmoothed() {
        left(current, smooth);
        right(smooth, buffer);
        left(buffer, smooth);
        double largest = smooth[0];
        for (double value : smooth) if (value > largest) largest = value;
        return largest;
    }

    private static void left(double[] x, double[] y) {
        double share = 1.0 / PLAIN_CURRENT_AVERAGE;
        double average = x[0];
        y[0] = average;
        for (int i = 1; i < x.length; i++) {
            average += (x[i] - x[Math.max(0, i - PLAIN_CURRENT_AVERAGE)]) * share;
            y[i] = average;
        }
    }

    private static void right(double[] x, double[] y) {
        int last = x.length - 1;
        double share = 1.0 / PLAIN_CURRENT_AVERAGE;
        double average = x[last];
        y[last] = average;
        for (int i = last - 1; i >= 0; i--) {
            average += (x[i] - x[Math.min(last, i + PLAIN_CURRENT_AVERAGE)]) * share;
            y[i] = average;
        }
    }

    private static void putNothing(double[] out) {
        DspOutput.A_MAX.put(out, Double.NaN);
        DspOutput.A_MIN.put(out, Double.NaN);
        DspOutput.TP_AOE_MAX.put(out, Double.NaN);
        DspOutput.TP_AOE_SAMP.put(out, Double.NaN);
        DspOutput.CURR_NOUP_MAX.put(out, Double.NaN);
    }
}
