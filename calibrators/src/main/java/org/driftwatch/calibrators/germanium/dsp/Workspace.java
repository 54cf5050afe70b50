package org.driftwatch.calibrators.germanium.dsp;

/**
 * What the stages of the fused chain share for one waveform: the baseline-subtracted samples, the pole-zero corrected
 * ones and their running sum. Both of the latter carry a margin on either side, so that a shaper may look beyond the
 * ends: before the first sample the waveform and its sum are 0, after the last the sum stays what it is.
 */
final class Workspace {
    final int samples;
    final int margin;
    /** x[i]: samples less the baseline mean. */
    final double[] subtracted;
    /** y[margin + i]: pole-zero corrected. */
    final double[] flattened;
    /** s[margin + i] = y₀ + … + yᵢ. */
    final double[] sum;

    Workspace(int samples, int margin) {
        this.samples = samples;
        this.margin = margin;
        this.subtracted = new double[samples];
        this.flattened = new double[samples + 2 * margin];
        this.sum = new double[samples + 2 * margin];
    }

    /** Sum of the {@code length} corrected samples that end with sample {@code last}. */
    double sumTo(int last, int length) {
        return sum[margin + last] - sum[margin + last - length];
    }

    double flattenedAt(int i) {
        return flattened[margin + i];
    }
}
