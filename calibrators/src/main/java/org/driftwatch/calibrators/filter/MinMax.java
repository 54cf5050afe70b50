package org.driftwatch.calibrators.filter;

/**
 * Smallest and largest sample and where they are first reached; all NaN when the waveform holds a NaN.
 *
 * @param minAt first sample of the minimum
 * @param maxAt first sample of the maximum
 */
public record MinMax(double minAt, double maxAt, double min, double max) {
    /** @param x at least one sample */
    public static MinMax of(double[] x) {
        if (x.length == 0) throw new IllegalArgumentException("minimum and maximum need at least 1 sample, got 0");
        if (NaNs.anyIn(x)) return new MinMax(Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        int minAt = 0;
        int maxAt = 0;
        for (int i = 1; i < x.length; i++) {
            if (x[i] < x[minAt]) minAt = i;
            if (x[i] > x[maxAt]) maxAt = i;
        }
        return new MinMax(minAt, maxAt, x[minAt], x[maxAt]);
    }
}
