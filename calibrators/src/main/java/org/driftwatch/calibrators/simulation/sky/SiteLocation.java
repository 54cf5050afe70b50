package org.driftwatch.calibrators.simulation.sky;

/**
 * Where a telescope stands, geodetic. The height moves no direction.
 *
 * @param latitudeDeg positive north, in [−90, 90]
 * @param longitudeDeg positive east, in [−360, 360]
 * @param heightM above the ellipsoid
 */
public record SiteLocation(double latitudeDeg, double longitudeDeg, double heightM) {
    /** Latitude, longitude and height 0, the peer's default. */
    public static final SiteLocation ORIGIN = new SiteLocation(0, 0, 0);

    public SiteLocation {
        if (!(Math.abs(latitudeDeg) <= 90))
            throw new IllegalArgumentException("latitude must be in [-90, 90] deg, was " + latitudeDeg);
        if (!(Math.abs(longitudeDeg) <= 360))
            throw new IllegalArgumentException("longitude must be in [-360, 360] deg, was " + longitudeDeg);
        if (!Double.isFinite(heightM)) throw new IllegalArgumentException("height must be finite, was " + heightM);
    }
}
