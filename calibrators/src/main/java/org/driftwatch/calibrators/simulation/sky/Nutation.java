package org.driftwatch.calibrators.simulation.sky;

import org.apache.commons.math3.util.FastMath;

/**
 * The largest terms of the nutation (IAU 1980): the rest is below 0.2 seconds of arc each.
 *
 * @param longitudeRad Δψ
 * @param obliquityRad Δε
 * @param meanObliquityRad ε without Δε
 */
record Nutation(double longitudeRad, double obliquityRad, double meanObliquityRad) {
    static Nutation at(double centuries) {
        double node = Arc.degrees(125.04452 - 1934.136261 * centuries);
        double sun = Arc.degrees(280.4665 + 36000.7698 * centuries);
        double moon = Arc.degrees(218.3165 + 481267.8813 * centuries);
        double anomaly = Arc.degrees(357.52911 + 35999.05029 * centuries);
        double longitude = -17.20 * FastMath.sin(node)
                - 1.32 * FastMath.sin(2 * sun)
                - 0.23 * FastMath.sin(2 * moon)
                + 0.21 * FastMath.sin(2 * node)
                + 0.14 * FastMath.sin(anomaly);
        double obliquity = 9.20 * FastMath.cos(node)
                + 0.57 * FastMath.cos(2 * sun)
                + 0.10 * FastMath.cos(2 * moon)
                - 0.09 * FastMath.cos(2 * node);
        double mean = 84381.406 - centuries * (46.836769 + centuries * 0.0001831);
        return new Nutation(Arc.seconds(longitude), Arc.seconds(obliquity), Arc.seconds(mean));
    }

    double trueObliquityRad() {
        return meanObliquityRad + obliquityRad;
    }

    /** Apparent minus mean sidereal time [rad]. */
    double equationOfEquinoxesRad() {
        return longitudeRad * FastMath.cos(trueObliquityRad());
    }
}
