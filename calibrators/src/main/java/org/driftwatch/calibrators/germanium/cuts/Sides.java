package org.driftwatch.calibrators.germanium.cuts;

/**
 * One number for the low side and one for the high side; NaN for a side without.
 *
 * @param low e.g. widths below the mode
 * @param high e.g. widths above it
 */
public record Sides(double low, double high) {
    public Sides {
        if (Double.isNaN(low) && Double.isNaN(high))
            throw new IllegalArgumentException("a level needs low_side, high_side or both");
        if (Double.isInfinite(low) || Double.isInfinite(high))
            throw new IllegalArgumentException("sides of a level must be finite, were " + low + " and " + high);
    }

    /** The same number for both sides. */
    public static Sides both(double level) {
        return new Sides(level, level);
    }

    /** The low side only. */
    public static Sides lowOnly(double low) {
        return new Sides(low, Double.NaN);
    }

    /** The high side only. */
    public static Sides highOnly(double high) {
        return new Sides(Double.NaN, high);
    }

    boolean hasLow() {
        return !Double.isNaN(low);
    }

    boolean hasHigh() {
        return !Double.isNaN(high);
    }
}
