package org.driftwatch.calibrators.germanium.aoe;

/**
 * What divides A/E of one run: a constant, or a straight line in time.
 * <pre>  (t - from) slope + value </pre>
 *
 * @param timestamp of the run
 * @param value the divisor, at {@code fromSeconds} if it moves
 * @param slope per second; 0 for a constant
 * @param fromSeconds where the line has the value; NaN for a constant
 * @param mean what the points of the run are divided by here: the mean of the run or of its block
 */
public record TimeFactor(String timestamp, double value, double slope, double fromSeconds, double mean) {
    static TimeFactor constant(String timestamp, double value) {
        return new TimeFactor(timestamp, value, 0, Double.NaN, value);
    }

    /** True if it moves with time. */
    public boolean moves() {
        return !Double.isNaN(fromSeconds);
    }
}
