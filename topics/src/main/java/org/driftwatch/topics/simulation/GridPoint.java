package org.driftwatch.topics.simulation;

/**
 * The conditions a production simulates. Sums of two grid points never mix.
 *
 * @param azimuthDeg pointing azimuth [deg]
 * @param zenithDeg pointing zenith angle [deg], in [0, 180]
 * @param nsb level of the night-sky background; 0 where the file does not say
 * @param offsetDeg offset of the source from the camera's centre [deg]
 * @param layout name of the array layout; empty where the file does not say
 */
public record GridPoint(double azimuthDeg, double zenithDeg, double nsb, double offsetDeg, String layout) {
    public GridPoint {
        if (!Double.isFinite(azimuthDeg))
            throw new IllegalArgumentException("azimuth must be finite, was " + azimuthDeg + " deg");
        if (!(zenithDeg >= 0 && zenithDeg <= 180))
            throw new IllegalArgumentException("zenith must be in [0, 180] deg, was " + zenithDeg);
    }

    /** Its text as key of records, e.g. {@code za20_azm180_nsb0_off0/array}. */
    public String key() {
        return "za" + number(zenithDeg) + "_azm" + number(azimuthDeg) + "_nsb" + number(nsb) + "_off"
                + number(offsetDeg) + (layout.isEmpty() ? "" : "/" + layout);
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
