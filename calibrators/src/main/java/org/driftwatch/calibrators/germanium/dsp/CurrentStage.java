package org.driftwatch.calibrators.germanium.dsp;

import static org.driftwatch.calibrators.germanium.dsp.ChainLengths.CURRENT_AVERAGE;
import static org.driftwatch.calibrators.germanium.dsp.ChainLengths.CURRENT_WINDOW;
import static org.driftwatch.calibrators.germanium.dsp.ChainLengths.PLAIN_CURRENT_AVERAGE;
import static org.driftwatch.calibrators.germanium.dsp.ChainLengths.UPSAMPLED;
import static org.driftwatch.calibrators.germanium.dsp.ChainLengths.UPSAMPLING;

import java.util.Arrays;

/** Current after the onset: upsampled and smoothed by three moving windows for {@code A_max}, and once without upsampling. */
final class CurrentStage {
    private final ChainLengths lengths;
    private final double[] current = new double[CURRENT_WINDOW - 1];
    private final Windows fine = new Windows(UPSAMPLED, CURRENT_AVERAGE);
    private final Windows plain = new Windows(CURRENT_WINDOW - 1, PLAIN_CURRENT_AVERAGE);

    CurrentStage(ChainLengths lengths) {
        this.lengths = lengths;
    }

    void run(double onset, Workspace space, double[] out) {
        if (!(onset + CURRENT_WINDOW <= space.samples)) {
            putNothing(out);
            return;
        }
        int from = (int) onset;
        for (int i = 0; i < current.length; i++)
            current[i] = space.flattenedAt(from + i + 1) - space.flattenedAt(from + i);
        System.arraycopy(current, 0, plain.input(), plain.start(), current.length);
        double[] smooth = plain.leftRightLeft();
        DspOutput.CURR_NOUP_MAX.put(out, smooth[largestAt(smooth, plain.start(), current.length)]);
        upsample();
        putLargest(onset, fine.leftRightLeft(), out);
    }

    private void upsample() {
        double[] input = fine.input();
        int start = fine.start();
        for (int j = 0; j < current.length; j++) {
            int from = Math.max(0, j * UPSAMPLING - UPSAMPLING / 2);
            int until = Math.min(UPSAMPLED, (j + 1) * UPSAMPLING - UPSAMPLING / 2);
            Arrays.fill(input, start + from, start + until, current[j]);
        }
    }

    private void putLargest(double onset, double[] y, double[] out) {
        int at = largestAt(y, fine.start(), UPSAMPLED);
        double smallest = y[fine.start()];
        for (int i = fine.start(); i < fine.start() + UPSAMPLED; i++) smallest = Math.min(smallest, y[i]);
        int sample = at - fine.start();
        DspOutput.A_MAX.put(out, y[at]);
        DspOutput.A_MIN.put(out, smallest);
        // An index into the upsampled current, not a time, as in PlainChain.
        DspOutput.TP_AOE_MAX.put(out, sample);
        DspOutput.TP_AOE_SAMP.put(out, lengths.timeNs(onset + (double) sample / UPSAMPLING));
    }

    private static int largestAt(double[] y, int from, int length) {
        int at = from;
        for (int i = from; i < from + length; i++) if (y[i] > y[at]) at = i;
        return at;
    }

    private static void putNothing(double[] out) {
        DspOutput.A_MAX.put(out, Double.NaN);
        DspOutput.A_MIN.put(out, Double.NaN);
        DspOutput.TP_AOE_MAX.put(out, Double.NaN);
        DspOutput.TP_AOE_SAMP.put(out, Double.NaN);
        DspOutput.CURR_NOUP_MAX.put(out, Double.NaN);
    }

    /** Three moving averages, left, right, left, on two buffers with a margin of one window on either side. */
    private static final class Windows {
        private final int length;
        private final int window;
        private final double[] a;
        private final double[] b;

        Windows(int length, int window) {
            this.length = length;
            this.window = window;
            this.a = new double[length + 2 * window];
            this.b = new double[length + 2 * window];
        }

        double[] input() {
            return a;
        }

        int start() {
            return window;
        }

        double[] leftRightLeft() {
            left(a, b);
            right(b, a);
            left(a, b);
            return b;
        }

        /** Four increments at a time: their partial sums do not wait for the average before them. */
        private void left(double[] x, double[] y) {
            Arrays.fill(x, 0, window, x[window]);
            double share = 1.0 / window;
            double average = x[window];
            y[window] = average;
            int end = window + length;
            int i = window + 1;
            for (; i + 3 < end; i += 4) {
                double first = (x[i] - x[i - window]) * share;
                double second = (x[i + 1] - x[i + 1 - window]) * share;
                double third = (x[i + 2] - x[i + 2 - window]) * share;
                double fourth = (x[i + 3] - x[i + 3 - window]) * share;
                double half = first + second;
                double threeQuarters = half + third;
                double all = half + (third + fourth);
                y[i] = average + first;
                y[i + 1] = average + half;
                y[i + 2] = average + threeQuarters;
                average += all;
                y[i + 3] = average;
            }
            for (; i < end; i++) {
                average += (x[i] - x[i - window]) * share;
                y[i] = average;
            }
        }

        private void right(double[] x, double[] y) {
            int last = window + length - 1;
            Arrays.fill(x, last + 1, x.length, x[last]);
            double share = 1.0 / window;
            double average = x[last];
            y[last] = average;
            int i = last - 1;
            for (; i - 3 >= window; i -= 4) {
                double first = (x[i] - x[i + window]) * share;
                double second = (x[i - 1] - x[i - 1 + window]) * share;
                double third = (x[i - 2] - x[i - 2 + window]) * share;
                double fourth = (x[i - 3] - x[i - 3 + window]) * share;
                double half = first + second;
                double threeQuarters = half + third;
                double all = half + (third + fourth);
                y[i] = average + first;
                y[i - 1] = average + half;
                y[i - 2] = average + threeQuarters;
                average += all;
                y[i - 3] = average;
            }
            for (; i >= window; i--) {
                average += (x[i] - x[i + window]) * share;
                y[i] = average;
            }
        }
    }
}
