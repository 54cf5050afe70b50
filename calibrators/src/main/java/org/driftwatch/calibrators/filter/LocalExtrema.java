package org.driftwatch.calibrators.filter;

/**
 * Counts peaks and valleys of a waveform in one sweep from the first to the last sample (after Billauer's peak finder).
 *
 * <p>The largest sample since the last valley is a maximum once the waveform has fallen below it by more than {@code
 * fallBelowMax}, if it lies above {@code maxAbove}; the smallest sample since then is a minimum once the waveform has
 * risen above it by more than {@code riseAboveMin}, if it lies below {@code minBelow}. Maxima and minima alternate and a
 * maximum comes first. At most {@code limit} of each are found.
 *
 * @param limit most extrema of one kind, at least 1
 */
public record LocalExtrema(double fallBelowMax, double riseAboveMin, double maxAbove, double minBelow, int limit) {
    public LocalExtrema {
        if (fallBelowMax < 0 || riseAboveMin < 0) {
            throw new IllegalArgumentException(
                    "swings of extrema must be at least 0, were " + fallBelowMax + " and " + riseAboveMin);
        }
        if (limit < 1) throw new IllegalArgumentException("limit of extrema must be at least 1, was " + limit);
    }

    /** How many of each; 0 and 0 when anything is NaN. */
    public record Count(int maxima, int minima) {}

    public Count count(double[] x) {
        if (NaNs.anyIn(x)) return new Count(0, 0);
        return count(x, x.length);
    }

    /** As {@link #count(double[])} on the first {@code length} samples, which the caller knows to hold no NaN. */
    public Count count(double[] x, int length) {
        if (Double.isNaN(fallBelowMax) || Double.isNaN(riseAboveMin)) return new Count(0, 0);
        int maxima = 0;
        int minima = 0;
        boolean findMax = true;
        double extreme = length > 0 ? x[0] : 0;
        for (int i = 0; i < length; i++) {
            double value = x[i];
            if (findMax) {
                if (value > extreme) extreme = value;
                else if (value < extreme - fallBelowMax && extreme > maxAbove && maxima < limit) {
                    maxima++;
                    findMax = false;
                    extreme = value;
                }
            } else if (value < extreme) extreme = value;
            else if (value > extreme + riseAboveMin && extreme < minBelow && minima < limit) {
                minima++;
                findMax = true;
                extreme = value;
            }
        }
        return new Count(maxima, minima);
    }
}
