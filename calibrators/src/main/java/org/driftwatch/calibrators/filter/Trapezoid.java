package org.driftwatch.calibrators.filter;

/**
 * Symmetric trapezoidal shaper: the sum of the last r samples less the sum of r samples r+f earlier.
 * <pre>  yᵢ = yᵢ₋₁ + xᵢ − xᵢ₋ᵣ − xᵢ₋ᵣ₋f + xᵢ₋₂ᵣ₋f,   y₀ = x₀,   terms with a negative index dropped </pre>
 *
 * @param rise r, length of each of the two sums [samples], at least 1
 * @param flat f, gap between them [samples], at least 0
 */
public record Trapezoid(int rise, int flat) {
    public Trapezoid {
        if (rise < 1) throw new IllegalArgumentException("trapezoid rise must be at least 1 sample, was " + rise);
        if (flat < 0) throw new IllegalArgumentException("trapezoid flat must be at least 0 samples, was " + flat);
    }

    /** 2r+f, the samples that the shaper spans. */
    public int width() {
        return 2 * rise + flat;
    }

    /** The filtered waveform; a unit step reaches r. */
    public double[] filter(double[] x) {
        return shaped(x, 1);
    }

    /** The filtered waveform divided by r in every increment; a unit step reaches 1. */
    public double[] norm(double[] x) {
        return shaped(x, rise);
    }

    /**
     * The normalised filter at one sample: with s = t+1,
     * <pre>  (Σ x[s−r .. s−1] − Σ x[s−2r−f .. s−r−f−1]) / r,   NaN if s &lt; 2r+f or s &gt; n </pre>
     *
     * @param t sample, an integer or NaN
     */
    public double pickoff(double[] x, double t) {
        requireFit(x.length);
        if (NaNs.anyIn(x) || Double.isNaN(t)) return Double.NaN;
        if (t != Math.rint(t))
            throw new IllegalArgumentException("trapezoid pick-off needs an integer sample, was " + t);
        if (t + 1 < width() || t + 1 > x.length) return Double.NaN;
        int s = (int) t + 1;
        return (sum(x, s - rise) - sum(x, s - 2 * rise - flat)) / rise;
    }

    private double sum(double[] x, int from) {
        double sum = 0;
        for (int i = from; i < from + rise; i++) sum += x[i];
        return sum;
    }

    private double[] shaped(double[] x, double divisor) {
        requireFit(x.length);
        if (NaNs.anyIn(x)) return NaNs.of(x.length);
        double[] y = new double[x.length];
        double last = 0;
        for (int i = 0; i < x.length; i++) {
            double step = x[i] - at(x, i - rise) - at(x, i - rise - flat) + at(x, i - width());
            last += step / divisor;
            y[i] = last;
        }
        return y;
    }

    private void requireFit(int length) {
        if (width() <= length) return;
        throw new IllegalArgumentException("trapezoid of 2*" + rise + "+" + flat
                + " samples is wider than the waveform of " + length + " samples");
    }

    private static double at(double[] x, int i) {
        return i < 0 ? 0 : x[i];
    }
}
