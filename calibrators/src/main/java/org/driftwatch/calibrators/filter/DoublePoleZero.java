package org.driftwatch.calibrators.filter;

import org.apache.commons.math3.util.FastMath;

/**
 * Removes two exponential decays, so that {@code (1-f)·exp(-i/tau1) + f·exp(-i/tau2)} becomes a step.
 * <pre>
 *   a = exp(−1/tau1),  b = exp(−1/tau2),  g = f·b − f·a − b
 *   y₀ = x₀,  y₁ = x₁,  yᵢ = xᵢ − (a+b)·xᵢ₋₁ + a·b·xᵢ₋₂ − (g−1)·yᵢ₋₁ + g·yᵢ₋₂
 * </pre>
 *
 * @param tau1 decay constant of the first component [samples], above 0
 * @param tau2 decay constant of the second component [samples], above 0
 * @param fraction f, share of the <em>second</em> component, dimensionless
 */
public record DoublePoleZero(double tau1, double tau2, double fraction) {
    public DoublePoleZero {
        if (!(tau1 > 0)) throw new IllegalArgumentException("pole-zero tau1 must be above 0 samples, was " + tau1);
        if (!(tau2 > 0)) throw new IllegalArgumentException("pole-zero tau2 must be above 0 samples, was " + tau2);
    }

    /** a, what is left of the first component after one sample. */
    public double firstPerSample() {
        return FastMath.exp(-1 / tau1);
    }

    /** b, what is left of the second component after one sample. */
    public double secondPerSample() {
        return FastMath.exp(-1 / tau2);
    }

    /** g of the formula, the feedback of the filter. */
    public double feedback() {
        double a = firstPerSample();
        double b = secondPerSample();
        return fraction * b - fraction * a - b;
    }

    /** The corrected waveform, as long as {@code x}. */
    public double[] apply(double[] x) {
        if (NaNs.anyIn(x) || Double.isNaN(fraction)) return NaNs.of(x.length);
        double a = firstPerSample();
        double b = secondPerSample();
        double g = feedback();
        double[] y = new double[x.length];
        for (int i = 0; i < Math.min(2, x.length); i++) y[i] = x[i];
        for (int i = 2; i < x.length; i++) {
            y[i] = x[i] - (a + b) * x[i - 1] + a * b * x[i - 2] - (g - 1) * y[i - 1] + g * y[i - 2];
        }
        return y;
    }
}
