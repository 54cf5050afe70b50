package org.driftwatch.calibrators.filter;

/**
 * Where a waveform passes a threshold, upwards or downwards, walking from a start sample.
 * <pre>
 *   forward:  smallest i ≥ start, i &lt; n−1, with xᵢ ≤ thr &lt; xᵢ₊₁ or xᵢ ≥ thr &gt; xᵢ₊₁; the answer is i, before the crossing
 *   backward: largest i ≤ start, i ≥ 1, with xᵢ₋₁ &lt; thr ≤ xᵢ or xᵢ₋₁ &gt; thr ≥ xᵢ;   the answer is i, at or after it
 * </pre>
 * NaN when there is none, or when threshold, start or a sample is NaN.
 */
public final class Crossing {
    private Crossing() {}

    /** How {@link #interpolated} places the time between the samples i and i+1 around the crossing. */
    public enum Mode {
        BEFORE,
        AFTER,
        NEAREST_VALUE,
        HALF_WAY,
        LINEAR
    }

    /**
     * The forward search.
     *
     * @throws IllegalArgumentException when the start is no sample of the waveform
     */
    public static double forward(double[] x, double threshold, double start) {
        if (Double.isNaN(threshold) || Double.isNaN(start) || NaNs.anyIn(x)) return Double.NaN;
        for (int i = checkedStart(x, start); i < x.length - 1; i++) if (leaves(x, i, threshold)) return i;
        return Double.NaN;
    }

    /**
     * The backward search.
     *
     * @throws IllegalArgumentException when the start is no sample of the waveform
     */
    public static double backward(double[] x, double threshold, double start) {
        if (Double.isNaN(threshold) || Double.isNaN(start) || NaNs.anyIn(x)) return Double.NaN;
        for (int i = checkedStart(x, start); i >= 1; i--) if (arrives(x, i, threshold)) return i;
        return Double.NaN;
    }

    /** The backward search (it stops at i = 2), with a time between samples; a start outside the waveform gives NaN. */
    public static double backwardInterpolated(double[] x, double threshold, double start, Mode mode) {
        if (Double.isNaN(threshold) || Double.isNaN(start) || NaNs.anyIn(x)) return Double.NaN;
        if (start < 0 || start >= x.length) return Double.NaN;
        for (int i = (int) start; i >= 2; i--) {
            if (arrives(x, i, threshold)) return interpolated(x, threshold, i - 1, mode);
        }
        return Double.NaN;
    }

    /** The forward search, with a time between samples; a start outside the waveform gives NaN. */
    public static double forwardInterpolated(double[] x, double threshold, double start, Mode mode) {
        if (Double.isNaN(threshold) || Double.isNaN(start) || NaNs.anyIn(x)) return Double.NaN;
        if (start < 0 || start >= x.length) return Double.NaN;
        for (int i = (int) start; i < x.length - 1; i++) {
            if (leaves(x, i, threshold)) return interpolated(x, threshold, i, mode);
        }
        return Double.NaN;
    }

    private static double interpolated(double[] x, double threshold, int i, Mode mode) {
        if (mode == Mode.BEFORE) return i;
        if (mode == Mode.AFTER) return i + 1;
        if (mode == Mode.HALF_WAY) return i + 0.5;
        if (mode == Mode.LINEAR) return i + (threshold - x[i]) / (x[i + 1] - x[i]);
        return Math.abs(threshold - x[i]) < Math.abs(threshold - x[i + 1]) ? i : i + 1;
    }

    private static boolean leaves(double[] x, int i, double threshold) {
        return x[i] <= threshold && threshold < x[i + 1] || x[i] >= threshold && threshold > x[i + 1];
    }

    private static boolean arrives(double[] x, int i, double threshold) {
        return x[i - 1] < threshold && threshold <= x[i] || x[i - 1] > threshold && threshold >= x[i];
    }

    private static int checkedStart(double[] x, double start) {
        if (start != Math.rint(start) || start < 0 || start >= x.length) {
            throw new IllegalArgumentException(
                    "search for a crossing must start at an integer from 0 to " + (x.length - 1) + ", was " + start);
        }
        return (int) start;
    }
}
