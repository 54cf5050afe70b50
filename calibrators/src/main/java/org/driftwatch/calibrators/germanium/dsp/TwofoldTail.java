package org.driftwatch.calibrators.germanium.dsp;

import org.driftwatch.calibrators.filter.DoublePoleZero;

/**
 * Mean and slope of the tail of the twofold pole-zero corrected waveform, without that waveform: both are linear in the samples, so each is
 * one sum with fixed weights. With {@code dᵢ = yᵢ − yᵢ₋₁} the correction reads
 * <pre>
 *   dᵢ = xᵢ − (a+b)·xᵢ₋₁ + a·b·xᵢ₋₂ − g·dᵢ₋₁,   y₀ = x₀,  y₁ = x₁
 * </pre>
 * and for {@code F = Σ wᵢ·yᵢ} the weights of the samples follow backwards:
 * <pre>
 *   Wᵢ = Σ_{j≥i} wⱼ,   Dᵢ = Wᵢ − g·Dᵢ₊₁,   F = Σ (Dᵢ − (a+b)·Dᵢ₊₁ + a·b·Dᵢ₊₂)·xᵢ    for i ≥ 2
 * </pre>
 * The recursion would have each sample wait for the one before; the sums wait for nothing.
 */
final class TwofoldTail {
    private final double[] mean;
    private final double[] slope;
    private double meanNow;
    private double slopeNow;

    /**
     * @param samples length of the waveform, at least 2
     * @param from first sample of the tail, which has at least two
     */
    TwofoldTail(DoublePoleZero correction, int samples, int from) {
        int n = samples - from;
        double[] level = new double[samples];
        double[] line = new double[samples];
        double squares = (n - 1.0) * n * (n + 1.0) / 12; // Σ (i − ī)²
        for (int i = 0; i < n; i++) {
            level[from + i] = 1.0 / n;
            line[from + i] = (i - 0.5 * (n - 1)) / squares;
        }
        mean = weights(correction, level);
        slope = weights(correction, line);
    }

    /** Weights of the samples from the weights w of the corrected ones. */
    private static double[] weights(DoublePoleZero correction, double[] w) {
        int n = w.length;
        double sum = correction.firstPerSample() + correction.secondPerSample();
        double product = correction.firstPerSample() * correction.secondPerSample();
        double feedback = correction.feedback();
        double[] x = new double[n];
        double later = 0;
        double step = 0;
        for (int i = n - 1; i >= 2; i--) {
            later += w[i];
            step = later - feedback * step;
            x[i] += step;
            x[i - 1] -= sum * step;
            x[i - 2] += product * step;
        }
        double first = -feedback * step;
        x[1] += w[1] + later + first;
        x[0] += w[0] - first;
        return x;
    }

    /** Takes both sums over a waveform. */
    void run(double[] x) {
        double m0 = 0;
        double m1 = 0;
        double m2 = 0;
        double m3 = 0;
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = 0;
        for (; i < mean.length - 3; i += 4) {
            m0 += mean[i] * x[i];
            s0 += slope[i] * x[i];
            m1 += mean[i + 1] * x[i + 1];
            s1 += slope[i + 1] * x[i + 1];
            m2 += mean[i + 2] * x[i + 2];
            s2 += slope[i + 2] * x[i + 2];
            m3 += mean[i + 3] * x[i + 3];
            s3 += slope[i + 3] * x[i + 3];
        }
        for (; i < mean.length; i++) {
            m0 += mean[i] * x[i];
            s0 += slope[i] * x[i];
        }
        meanNow = m0 + m1 + (m2 + m3);
        slopeNow = s0 + s1 + (s2 + s3);
    }

    /** Mean of the tail of the waveform before. */
    double mean() {
        return meanNow;
    }

    /** Its slope per sample. */
    double slope() {
        return slopeNow;
    }
}
