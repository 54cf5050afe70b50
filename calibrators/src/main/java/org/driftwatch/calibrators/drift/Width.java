package org.driftwatch.calibrators.drift;

/**
 * A full width at half maximum with its standard error, both in the same unit; NaN where it was not measured.
 *
 * @param value the width
 * @param error its standard error
 */
public record Width(double value, double error) {
    /** Not measured. */
    public static final Width NONE = new Width(Double.NaN, Double.NaN);

    /** True if there is a width. */
    public boolean found() {
        return value > 0 && error > 0 && Double.isFinite(value) && Double.isFinite(error);
    }

    /** The same in another unit. */
    Width times(double factor) {
        return new Width(value * factor, error * factor);
    }
}
