package org.driftwatch.calibrators.filter;

/**
 * Current as the mean slope over d samples.
 * <pre>  yᵢ = (xᵢ₊d − xᵢ)/d,   length n−d </pre>
 *
 * @param length d [samples], at least 1
 */
public record AverageCurrent(int length) {
    public AverageCurrent {
        if (length < 1)
            throw new IllegalArgumentException("current must be averaged over at least 1 sample, was " + length);
    }

    /**
     * n−d values [ADC per sample]; all NaN when a sample is.
     *
     * @throws IllegalArgumentException when the waveform is not longer than d
     */
    public double[] apply(double[] x) {
        if (length >= x.length) {
            throw new IllegalArgumentException(
                    "current over " + length + " samples needs a longer waveform than " + x.length + " samples");
        }
        if (NaNs.anyIn(x)) return NaNs.of(x.length - length);
        double[] y = new double[x.length - length];
        for (int i = 0; i < y.length; i++) y[i] = (x[i + length] - x[i]) / length;
        return y;
    }
}
