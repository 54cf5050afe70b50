package org.driftwatch.calibrators.filter;

/**
 * Convolution with a kernel, with the cuts that numpy names.
 * <pre>  full_t = Σ_k kernel[k]·x[t−k],   0 ≤ t &lt; n+m−1 </pre>
 * {@code full} is all of it, {@code same} is the {@code max(n, m)} values from {@code t = (min(n, m)−1)/2} on, {@code valid} the values where the
 * kernel lies within the waveform. Direct sums: the kernel's length times the output's.
 */
public final class Convolution {
    private Convolution() {}

    /**
     * max(n, m) values; all NaN when a sample is.
     *
     * @throws IllegalArgumentException for an empty kernel
     */
    public static double[] same(double[] x, double[] kernel) {
        int from = (Math.min(x.length, kernel.length) - 1) / 2;
        return part(x, kernel, from, Math.max(x.length, kernel.length));
    }

    /** n−m+1 values. */
    public static double[] valid(double[] x, double[] kernel) {
        if (kernel.length > x.length) {
            throw new IllegalArgumentException(
                    "kernel of " + kernel.length + " samples is longer than the waveform of " + x.length + " samples");
        }
        return part(x, kernel, kernel.length - 1, x.length - kernel.length + 1);
    }

    /** n+m−1 values. */
    public static double[] full(double[] x, double[] kernel) {
        return part(x, kernel, 0, Math.max(0, x.length + kernel.length - 1));
    }

    private static double[] part(double[] x, double[] kernel, int from, int length) {
        if (kernel.length == 0) throw new IllegalArgumentException("a kernel needs at least 1 sample, got 0");
        if (NaNs.anyIn(x) || NaNs.anyIn(kernel)) return NaNs.of(length);
        double[] y = new double[length];
        for (int i = 0; i < length; i++) y[i] = at(x, kernel, from + i);
        return y;
    }

    private static double at(double[] x, double[] kernel, int t) {
        double sum = 0;
        int last = Math.min(kernel.length - 1, t);
        for (int k = Math.max(0, t - x.length + 1); k <= last; k++) sum += kernel[k] * x[t - k];
        return sum;
    }
}
