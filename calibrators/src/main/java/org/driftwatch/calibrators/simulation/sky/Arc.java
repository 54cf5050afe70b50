package org.driftwatch.calibrators.simulation.sky;

/** Angles in radians, from what the tables have. */
final class Arc {
    private Arc() {}

    static double seconds(double seconds) {
        return degrees(seconds / 3600);
    }

    static double degrees(double degrees) {
        return degrees / 180 * Math.PI;
    }
}
