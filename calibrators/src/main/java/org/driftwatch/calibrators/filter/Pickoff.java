package org.driftwatch.calibrators.filter;

/** The value of a waveform at a given time; NaN outside {@code [0, n−1]}, the sample itself at an integer time. */
public final class Pickoff {
    private Pickoff() {}

    /** The sample at {@code t}; a time between samples is an error. */
    public static double sample(double[] x, double t) {
        if (Double.isNaN(t) || NaNs.anyIn(x)) return Double.NaN;
        if (t != Math.rint(t)) throw new IllegalArgumentException("pick-off needs an integer sample, was " + t);
        return t < 0 || t > x.length - 1 ? Double.NaN : x[(int) t];
    }

    /** Linear between the two neighbours of {@code t}. */
    public static double linear(double[] x, double t) {
        if (Double.isNaN(t) || NaNs.anyIn(x)) return Double.NaN;
        if (t < 0 || t > x.length - 1) return Double.NaN;
        int i = (int) t;
        if (i == t) return x[i];
        return (1 - (t - i)) * x[i] + (t - i) * x[i + 1];
    }
}
