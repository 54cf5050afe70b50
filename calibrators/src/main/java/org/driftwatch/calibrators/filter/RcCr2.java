package org.driftwatch.calibrators.filter;

import org.apache.commons.math3.util.FastMath;

/**
 * One integration and two differentiations with one time constant, by the matched z-transform.
 * <pre>
 *   a = exp(−1/tau)
 *   y₀ = x₀,  y₁ = x₁,  y₂ = x₂,  yᵢ = xᵢ − 2xᵢ₋₁ + xᵢ₋₂ + 3a·yᵢ₋₁ − 3a²·yᵢ₋₂ + a³·yᵢ₋₃
 * </pre>
 *
 * @param tau time constant [samples], above 0
 */
public record RcCr2(double tau) {
    public RcCr2 {
        if (!(tau > 0)) throw new IllegalArgumentException("RC-CR² tau must be above 0 samples, was " + tau);
    }

    /** The filtered waveform, as long as {@code x}, which needs more than 3 samples. */
    public double[] apply(double[] x) {
        if (x.length <= 3)
            throw new IllegalArgumentException("RC-CR² needs more than 3 samples, the waveform has " + x.length);
        if (NaNs.anyIn(x)) return NaNs.of(x.length);
        double a = FastMath.exp(-1 / tau);
        double[] y = x.clone();
        for (int i = 3; i < x.length; i++) {
            double curvature = x[i] - 2 * x[i - 1] + x[i - 2];
            y[i] = curvature + 3 * a * y[i - 1] - 3 * a * a * y[i - 2] + a * a * a * y[i - 3];
        }
        return y;
    }
}
