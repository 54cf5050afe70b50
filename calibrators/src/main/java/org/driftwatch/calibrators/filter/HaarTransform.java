package org.driftwatch.calibrators.filter;

/**
 * Discrete transform with the wavelet of Haar: neighbours in pairs, level by level.
 * <pre>
 *   approximation  (x₂ᵢ + x₂ᵢ₊₁)/√2      of which the next level is made
 *   detail         (x₂ᵢ − x₂ᵢ₊₁)/√2      of the last level
 * </pre>
 * An odd length is continued with its last sample.
 *
 * @param levels at least 1
 * @param detail true for the details of the last level, false for its approximation
 */
public record HaarTransform(int levels, boolean detail) {
    private static final double ROOT_HALF = Math.sqrt(0.5);

    public HaarTransform {
        if (levels < 1)
            throw new IllegalArgumentException("level of a wavelet transform must be at least 1, was " + levels);
    }

    /** How many coefficients a waveform of {@code n} samples has. */
    public int length(int n) {
        int length = n;
        for (int level = 0; level < levels; level++) length = (length + 1) / 2;
        return length;
    }

    /** The coefficients; all NaN for a NaN in x. */
    public double[] apply(double[] x) {
        if (NaNs.anyIn(x)) return NaNs.of(length(x.length));
        double[] y = x;
        for (int level = 1; level <= levels; level++) y = pairs(y, detail && level == levels ? -1 : 1);
        return y;
    }

    private static double[] pairs(double[] x, int sign) {
        double[] y = new double[(x.length + 1) / 2];
        for (int i = 0; i < y.length; i++) {
            double second = x[Math.min(2 * i + 1, x.length - 1)];
            y[i] = (x[2 * i] + sign * second) * ROOT_HALF;
        }
        return y;
    }
}
