package org.driftwatch.calibrators.filter;

/**
 * Cuts m samples out of a waveform; outside the waveform stands NaN.
 * <pre>  yᵢ = x[t₀ + i],   0 ≤ i &lt; m </pre>
 *
 * @param length m [samples], at least 1 and below the length of the waveform
 */
public record Window(int length) {
    public Window {
        if (length < 1) throw new IllegalArgumentException("window must be at least 1 sample, was " + length);
    }

    /** @param start t₀ [samples], truncated to an integer; NaN gives only NaN */
    public double[] from(double[] x, double start) {
        if (length >= x.length) {
            throw new IllegalArgumentException(
                    "window of " + length + " samples needs a longer waveform than " + x.length + " samples");
        }
        double[] y = NaNs.of(length);
        if (Double.isNaN(start) || NaNs.anyIn(x)) return y;
        for (int i = 0; i < length; i++) {
            int at = (int) start + i;
            if (at >= 0 && at < x.length) y[i] = x[at];
        }
        return y;
    }
}
