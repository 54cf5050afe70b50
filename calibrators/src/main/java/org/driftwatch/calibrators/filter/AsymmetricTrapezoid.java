package org.driftwatch.calibrators.filter;

/**
 * Trapezoidal shaper with a short rise and a long fall: mean of the last r samples less the mean of {@code fall} samples before them.
 * <pre>  yᵢ = yᵢ₋₁ + (xᵢ − xᵢ₋ᵣ)/r − (xᵢ₋ᵣ₋f − xᵢ₋ᵣ₋f₋fall)/fall,   terms with a negative index dropped </pre>
 *
 * @param rise r [samples], at least 1
 * @param flat f, gap between the means [samples], at least 0
 * @param fall length of the second mean [samples], at least 1
 */
public record AsymmetricTrapezoid(int rise, int flat, int fall) {
    public AsymmetricTrapezoid {
        if (rise < 1)
            throw new IllegalArgumentException("asymmetric trapezoid rise must be at least 1 sample, was " + rise);
        if (flat < 0)
            throw new IllegalArgumentException("asymmetric trapezoid flat must be at least 0 samples, was " + flat);
        if (fall < 1)
            throw new IllegalArgumentException("asymmetric trapezoid fall must be at least 1 sample, was " + fall);
    }

    /** r+f+fall, the samples that the shaper spans. */
    public int width() {
        return rise + flat + fall;
    }

    /** The filtered waveform; a unit step reaches 1. */
    public double[] apply(double[] x) {
        if (width() > x.length) {
            throw new IllegalArgumentException("asymmetric trapezoid of " + rise + "+" + flat + "+" + fall
                    + " samples is wider than the waveform of " + x.length + " samples");
        }
        if (NaNs.anyIn(x)) return NaNs.of(x.length);
        double[] y = new double[x.length];
        double last = 0;
        for (int i = 0; i < x.length; i++) {
            last += (x[i] - at(x, i - rise)) / rise - (at(x, i - rise - flat) - at(x, i - width())) / fall;
            y[i] = last;
        }
        return y;
    }

    private static double at(double[] x, int i) {
        return i < 0 ? 0 : x[i];
    }
}
