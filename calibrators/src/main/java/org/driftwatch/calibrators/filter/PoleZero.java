package org.driftwatch.calibrators.filter;

import org.apache.commons.math3.util.FastMath;

/**
 * Removes one exponential decay, so that {@code exp(-i/tau)} becomes a step.
 * <pre>  y₀ = x₀,   yᵢ = yᵢ₋₁ + xᵢ − c·xᵢ₋₁,   c = exp(−1/tau) </pre>
 *
 * @param tau decay constant [samples], above 0
 */
public record PoleZero(double tau) {
    public PoleZero {
        if (!(tau > 0)) throw new IllegalArgumentException("pole-zero tau must be above 0 samples, was " + tau);
    }

    /** c, the fraction of the decay that is left after one sample. */
    public double perSample() {
        return FastMath.exp(-1 / tau);
    }

    /** The corrected waveform, as long as {@code x}. */
    public double[] apply(double[] x) {
        if (NaNs.anyIn(x)) return NaNs.of(x.length);
        double c = perSample();
        double[] y = new double[x.length];
        if (x.length > 0) y[0] = x[0];
        for (int i = 1; i < x.length; i++) y[i] = y[i - 1] + x[i] - c * x[i - 1];
        return y;
    }
}
