package org.driftwatch.calibrators.germanium.polezero;

/**
 * Distribution of the slopes of ln(tail) of selected pulses.
 *
 * @param mode its maximum [1/sample], below 0 for a decay
 * @param stdev its width [1/sample]
 * @param count finite slopes
 */
public record TailSlopes(double mode, double stdev, long count) {
    /** Nothing seen. */
    public static final TailSlopes NONE = new TailSlopes(Double.NaN, Double.NaN, 0);
}
