package org.driftwatch.calibrators.germanium.dsp;

import org.driftwatch.calibrators.filter.Saturation;

/** First look at the integer samples: range, saturation, baseline; leaves the baseline-subtracted waveform. */
final class RawStage {
    private final ChainLengths lengths;
    private final Saturation saturation;
    private final SinglePrecisionMean mean;

    RawStage(ChainLengths lengths, boolean compat) {
        this.lengths = lengths;
        this.saturation = new Saturation(16, compat);
        this.mean = new SinglePrecisionMean(lengths.baseline());
    }

    void run(int[] samples, Workspace space, double[] out) {
        range(samples, out);
        double mean = baseline(samples, out);
        double[] subtracted = space.subtracted;
        for (int i = 0; i < samples.length; i++) subtracted[i] = samples[i] - mean;
    }

    private void range(int[] samples, double[] out) {
        int min = samples[0];
        int max = samples[0];
        for (int value : samples) {
            min = Math.min(min, value);
            max = Math.max(max, value);
        }
        DspOutput.WF_MIN.put(out, min);
        DspOutput.WF_MAX.put(out, max);
        DspOutput.TP_MIN.put(out, lengths.timeNs(firstOf(min, samples)));
        DspOutput.TP_MAX.put(out, lengths.timeNs(firstOf(max, samples)));
        int low = min <= 0 && max >= 0 ? count(samples, 0) : 0;
        int high = max >= saturation.top() ? countHigh(samples) : 0;
        DspOutput.N_SAT_LO.put(out, low);
        DspOutput.N_SAT_HI.put(out, high);
        DspOutput.T_SAT_LO_DUMMY.put(out, low + high);
    }

    private static int firstOf(int value, int[] samples) {
        int i = 0;
        while (samples[i] != value) i++;
        return i;
    }

    private static int count(int[] samples, int value) {
        int count = 0;
        for (int sample : samples) if (sample == value) count++;
        return count;
    }

    private int countHigh(int[] samples) {
        int count = 0;
        for (int sample : samples) if (saturation.isHigh(sample)) count++;
        return count;
    }

    /** Fills in the baseline and gives its mean; the sums of whole numbers are exact. */
    private double baseline(int[] samples, double[] out) {
        int n = lengths.baseline();
        int shift = samples[0];
        long sum = 0;
        long squares = 0;
        long weighted = 0;
        for (int i = 0; i < n; i++) {
            long difference = samples[i] - shift;
            sum += difference;
            squares += difference * difference;
            weighted += i * difference;
        }
        double level = mean.of(samples);
        put(level, new LineSums(n, shift, sum, squares, weighted), out);
        return level;
    }

    private static void put(double mean, LineSums line, double[] out) {
        DspOutput.BL_MEAN.put(out, mean);
        DspOutput.BL_STD.put(out, line.std());
        DspOutput.BL_SLOPE.put(out, line.slope());
        DspOutput.BL_INTERCEPT.put(out, line.intercept());
        DspOutput.BL_SLOPE_RMS.put(out, line.residualRms());
    }
}
