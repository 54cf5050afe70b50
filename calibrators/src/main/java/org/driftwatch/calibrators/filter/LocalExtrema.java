package org.driftwatch.calibrators.filter;

/**
 * Counts peaks and valleys of a waveform in one sweep from the first to the last sample (after Billauer's peak finder).
 *
 * <p>The largest sample since the last valley is a maximum once the waveform has fallen below it by more than {@code
 * fallBelowMax}, if it lies above {@code maxAbove}; the smallest sample since then is a minimum once the waveform has
 * risen above it by more than {@code riseAboveMin}, if it lies below {@code minBelow}. Maxima and minima alternate and a
 * maximum comes first. At most {@code limit} of each are found.
 *
 * <p>"More than", "above" and "below" mean by at least {@link #ROUNDING} of the largest value of the waveform: what is nearer
 * than that to a threshold is the rounding of the filters before. Without that a waveform without noise, whose thresholds are
 * 0, would have as many extrema as rounding makes of it.
 *
 * @param limit most extrema of one kind, at least 1
 */
public record LocalExtrema(double fallBelowMax, double riseAboveMin, double maxAbove, double minBelow, int limit) {
    /** What counts as no difference, as a fraction of the largest absolute value. */
    static final double ROUNDING = 1e-9;

    public LocalExtrema {
        if (fallBelowMax < 0 || riseAboveMin < 0) {
            throw new IllegalArgumentException(
                    "swings of extrema must be at least 0, were " + fallBelowMax + " and " + riseAboveMin);
        }
        if (limit < 1) throw new IllegalArgumentException("limit of extrema must be at least 1, was " + limit);
    }

    /** How many of each; 0 and 0 when anything is NaN. */
    public record Count(int maxima, int minima) {}

    /** Counts over the whole waveform. */
    public Count count(double[] x) {
        if (NaNs.anyIn(x)) return new Count(0, 0);
        return count(x, x.length);
    }

    /** As {@link #count(double[])} on the first {@code length} samples, which the caller knows to hold no NaN. */
    public Count count(double[] x, int length) {
        return count(x, length, largest(x, length));
    }

    /** The same when the largest absolute value is known as well. */
    public Count count(double[] x, int length, double largest) {
        if (Double.isNaN(fallBelowMax) || Double.isNaN(riseAboveMin)) return new Count(0, 0);
        double slack = ROUNDING * largest;
        int maxima = 0;
        int minima = 0;
        int i = 0;
        while (true) {
            i = nextMaximum(x, i, length, slack);
            if (i == length || maxima == limit) return new Count(maxima, minima);
            maxima++;
            i = nextMinimum(x, i, length, slack);
            if (i == length || minima == limit) return new Count(maxima, minima);
            minima++;
        }
    }

    static double largest(double[] x, int length) {
        double largest = 0;
        for (int i = 0; i < length; i++) largest = Math.max(largest, Math.abs(x[i]));
        return largest;
    }

    /** The sample at which a maximum is known to have been passed; it is the first candidate of the next minimum. */
    private int nextMaximum(double[] x, int from, int length, double slack) {
        int i = from;
        while (i < length && !(x[i] > maxAbove + slack)) i++; // nothing below the threshold can be a maximum
        if (i == length) return length;
        double largest = x[i];
        for (; i < length; i++) {
            if (x[i] > largest) largest = x[i];
            else if (x[i] < largest - fallBelowMax - slack) return i;
        }
        return length;
    }

    private int nextMinimum(double[] x, int from, int length, double slack) {
        int i = from;
        while (i < length && !(x[i] < minBelow - slack)) i++;
        if (i == length) return length;
        double smallest = x[i];
        for (; i < length; i++) {
            if (x[i] < smallest) smallest = x[i];
            else if (x[i] > smallest + riseAboveMin + slack) return i;
        }
        return length;
    }
}
