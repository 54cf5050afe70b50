package org.driftwatch.calibrators.filter;

import org.apache.commons.math3.util.FastMath;

/**
 * Takes the tail of an earlier pulse off: a decay of known constant and a level, fitted to the first samples.
 * <pre>  min over a, b of  Σ_{i &lt; n} (xᵢ − a·exp(−i/tau) − b)²;   yᵢ = xᵢ − a·exp(−i/tau) − b for all i </pre>
 *
 * @param samples n, at least 2
 * @param tau decay constant [samples], above 0
 */
public record SoftPileUp(int samples, double tau) {
    public SoftPileUp {
        if (samples < 2)
            throw new IllegalArgumentException("soft pile-up needs at least 2 samples to fit, was " + samples);
        if (!(tau > 0)) throw new IllegalArgumentException("soft pile-up tau must be above 0 samples, was " + tau);
    }

    /**
     * As many values as samples, all NaN when one is.
     *
     * @throws IllegalArgumentException when the waveform is shorter than n
     */
    public double[] apply(double[] x) {
        if (samples > x.length)
            throw new IllegalArgumentException(
                    "soft pile-up is fitted to " + samples + " samples, the waveform has " + x.length);
        if (NaNs.anyIn(x)) return NaNs.of(x.length);
        double mean = 0;
        double meanDecay = 0;
        for (int i = 0; i < samples; i++) {
            mean += x[i] / samples;
            meanDecay += decay(i) / samples;
        }
        double product = 0;
        double square = 0;
        for (int i = 0; i < samples; i++) {
            double difference = decay(i) - meanDecay;
            product += difference * (x[i] - mean);
            square += difference * difference;
        }
        double a = product / square;
        return less(x, a, mean - a * meanDecay);
    }

    /** The same with the level b given, not fitted. */
    public double[] apply(double[] x, double level) {
        if (samples > x.length)
            throw new IllegalArgumentException(
                    "soft pile-up is fitted to " + samples + " samples, the waveform has " + x.length);
        if (NaNs.anyIn(x) || Double.isNaN(level)) return NaNs.of(x.length);
        double product = 0;
        double square = 0;
        for (int i = 0; i < samples; i++) {
            product += decay(i) * (x[i] - level);
            square += decay(i) * decay(i);
        }
        return less(x, product / square, level);
    }

    private double[] less(double[] x, double a, double b) {
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) y[i] = x[i] - (a * decay(i) + b);
        return y;
    }

    private double decay(int i) {
        return FastMath.exp(-i / tau);
    }
}
