package org.driftwatch.calibrators.spectrum;

import java.util.Arrays;

/**
 * Places of local maxima and minima of a sequence, in one sweep (Billauer's peak finder).
 *
 * <p>The largest value since the last minimum is a maximum once the sequence has fallen below it by more than {@code
 * delta}, the
 * smallest since the last maximum a minimum once it has risen above it by more than {@code delta}. The first search is
 * for a
 * maximum; one that is still open at the end is not reported.
 *
 * @param maxima indices of the maxima, ascending
 * @param minima indices of the minima, ascending
 */
public record LocalMaxima(int[] maxima, int[] minima) {

    /** Maxima and minima of {@code data} that differ by more than {@code delta}, which is positive. */
    public static LocalMaxima of(double[] data, double delta) {
        if (!(delta > 0)) throw new IllegalArgumentException("delta of local maxima must be > 0, was " + delta);
        int[] maxima = new int[data.length];
        int[] minima = new int[data.length];
        int found = 0;
        int low = 0;
        int high = 0;
        boolean rising = true;
        int turned = 0;
        for (int i = 0; i < data.length; i++) {
            if (data[i] > data[high]) high = i;
            if (data[i] < data[low]) low = i;
            if (rising && data[i] < data[high] - delta) {
                maxima[found++] = high;
                low = i;
                rising = false;
            } else if (!rising && data[i] > data[low] + delta) {
                minima[turned++] = low;
                high = i;
                rising = true;
            }
        }
        return new LocalMaxima(Arrays.copyOf(maxima, found), Arrays.copyOf(minima, turned));
    }
}
