package org.driftwatch.calibrators.filter;

/**
 * Counts the samples at the two ends of a digitiser's range.
 * <pre>  low: x = 0;   high: x ≥ 2^bits − 1 </pre>
 * The peer tests the high end by {@code x = 2^bits − bits} (65 520 for 16 bits), which no saturated sample has; that form
 * is kept for comparison only.
 *
 * @param bits resolution of the digitiser, 1 to 31
 * @param compat true counts the high end as the peer does
 */
public record Saturation(int bits, boolean compat) {
    public Saturation {
        if (bits < 1 || bits > 31) throw new IllegalArgumentException("saturation bits must be 1 to 31, was " + bits);
    }

    /** @param low samples at 0, NaN when the waveform holds a NaN
     *  @param high samples at the upper end, NaN when the waveform holds a NaN */
    public record Count(double low, double high) {}

    /** The code from which (compat: at which) a sample counts as high. */
    public double top() {
        return (1L << bits) - (compat ? bits : 1);
    }

    /** Whether a sample [ADC] counts as at the upper end. */
    public boolean isHigh(double x) {
        return compat ? x == top() : x >= top();
    }

    /** Counts over the whole waveform [ADC]. */
    public Count count(double[] x) {
        if (NaNs.anyIn(x)) return new Count(Double.NaN, Double.NaN);
        int low = 0;
        int high = 0;
        for (double value : x) {
            if (value == 0) low++;
            if (isHigh(value)) high++;
        }
        return new Count(low, high);
    }
}
