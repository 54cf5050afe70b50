package org.driftwatch.calibrators.drift;

/**
 * A line as seen in one window; NaN position when it was not seen.
 *
 * @param positionAdc [ADC]
 * @param errorAdc standard error [ADC]
 * @param counts counts of the line above its background
 */
public record Sighting(double positionAdc, double errorAdc, long counts) {
    /** Nothing there. */
    public static final Sighting NONE = new Sighting(Double.NaN, Double.NaN, 0);

    /** True if there is a position. */
    public boolean found() {
        return Double.isFinite(positionAdc) && errorAdc > 0;
    }
}
