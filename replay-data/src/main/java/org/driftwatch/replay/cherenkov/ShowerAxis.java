package org.driftwatch.replay.cherenkov;

import org.driftwatch.topics.cherenkov.layout.Telescope;

/**
 * The line along which a shower comes down, and the sphere its light lies on.
 *
 * <pre>
 * u = (cos alt cos az, −cos alt sin az, sin alt)     to the source; x north, y west, z up
 * P = core + u·D,  D = h_max / sin alt               where the light comes from
 * </pre>
 */
record ShowerAxis(double altDeg, double azDeg, double coreXM, double coreYM, double heightM) {
    private static final double LIGHT_M_PER_NS = 0.299792458;

    /** Shortest distance of a telescope from the axis [m]. */
    double distanceM(Telescope telescope) {
        double[] u = direction();
        double x = telescope.xM() - coreXM;
        double y = telescope.yM() - coreYM;
        double z = telescope.zM();
        double along = x * u[0] + y * u[1] + z * u[2];
        return Math.sqrt(Math.max(0, x * x + y * y + z * z - along * along));
    }

    /** When the spherical front reaches a telescope, after it reached the core [ns]. */
    double frontNs(Telescope telescope) {
        double[] u = direction();
        double pathM = heightM / u[2];
        double x = coreXM + u[0] * pathM - telescope.xM();
        double y = coreYM + u[1] * pathM - telescope.yM();
        double z = u[2] * pathM - telescope.zM();
        return (Math.sqrt(x * x + y * y + z * z) - pathM) / LIGHT_M_PER_NS;
    }

    private double[] direction() {
        double alt = StrictMath.toRadians(altDeg);
        double az = StrictMath.toRadians(azDeg);
        double level = StrictMath.cos(alt);
        return new double[] {level * StrictMath.cos(az), -level * StrictMath.sin(az), StrictMath.sin(alt)};
    }
}
