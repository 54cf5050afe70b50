package org.driftwatch.calibrators.filter;

/**
 * Repeats each sample u times; the block of sample j starts at {@code j·u − ⌊u/2⌋} and is clipped to the output.
 *
 * @param factor u, at least 1
 */
public record Upsampler(int factor) {
    public Upsampler {
        if (factor < 1) throw new IllegalArgumentException("upsampling factor must be at least 1, was " + factor);
    }

    /** {@code length} values; positions that no block reaches are NaN. */
    public double[] apply(double[] x, int length) {
        double[] y = NaNs.of(length);
        if (NaNs.anyIn(x)) return y;
        for (int i = 0; i < length; i++) {
            int j = (i + factor / 2) / factor;
            if (j < x.length) y[i] = x[j];
        }
        return y;
    }
}
