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

    /** How {@link #at} finds a value between the samples i and i+1. */
    public enum Mode {
        /** There must be none between: a time between samples is an error. */
        INDEX,
        /** The nearer one; half-way the later one. */
        NEAREST,
        BEFORE,
        AFTER,
        LINEAR,
        /** Cubic through both with the slopes {@code (xᵢ₊₁ − xᵢ₋₁)/2}, at the ends {@code x₁ − x₀}. */
        HERMITE,
        /** Natural cubic spline through all samples. */
        SPLINE
    }

    /** The value at {@code t} in the given way. */
    public static double at(double[] x, double t, Mode mode) {
        if (Double.isNaN(t) || NaNs.anyIn(x) || t < 0 || t > x.length - 1) return Double.NaN;
        int i = (int) t;
        if (i == t) return x[i];
        return switch (mode) {
            case INDEX -> sample(x, t);
            case NEAREST -> x[t - i < 0.5 ? i : i + 1];
            case BEFORE -> x[i];
            case AFTER -> x[i + 1];
            case LINEAR -> linear(x, t);
            case HERMITE -> hermite(x, i, t - i);
            case SPLINE -> spline(x, i, t - i);
        };
    }

    private static double hermite(double[] x, int i, double after) {
        double before = 1 - after;
        double slope = i == 0 ? x[1] - x[0] : (x[i + 1] - x[i - 1]) / 2;
        double next = i == x.length - 2 ? x[i + 1] - x[i] : (x[i + 2] - x[i]) / 2;
        return before * before * (3 - 2 * before) * x[i]
                + after * after * (3 - 2 * after) * x[i + 1]
                + before * before * after * slope
                - after * after * before * next;
    }

    /** With the second derivatives M: {@code Mᵢ₋₁ + 4·Mᵢ + Mᵢ₊₁ = 6·(xᵢ₊₁ − 2xᵢ + xᵢ₋₁)}, 0 at both ends. */
    private static double spline(double[] x, int i, double after) {
        int last = x.length - 1;
        double[] pivot = new double[x.length];
        double[] second = new double[x.length];
        for (int k = 1; k < last; k++) {
            pivot[k] = 1 / (4 - pivot[k - 1]);
            second[k] = (6 * (x[k + 1] - 2 * x[k] + x[k - 1]) - second[k - 1]) * pivot[k];
        }
        for (int k = last - 1; k >= i && k > 0; k--) second[k] -= pivot[k] * second[k + 1];
        double before = 1 - after;
        return before * x[i]
                + after * x[i + 1]
                + ((before * before * before - before) * second[i] + (after * after * after - after) * second[i + 1])
                        / 6;
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
