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
final class ShowerAxis {
    private static final double LIGHT_M_PER_NS = 0.299792458;

    private final double altDeg;
    private final double azDeg;
    private final double coreXM;
    private final double coreYM;
    private final double heightM;
    private final double ux;
    private final double uy;
    private final double uz;

    ShowerAxis(double altDeg, double azDeg, double coreXM, double coreYM, double heightM) {
        this.altDeg = altDeg;
        this.azDeg = azDeg;
        this.coreXM = coreXM;
        this.coreYM = coreYM;
        this.heightM = heightM;
        double alt = StrictMath.toRadians(altDeg);
        double az = StrictMath.toRadians(azDeg);
        ux = StrictMath.cos(alt) * StrictMath.cos(az);
        uy = -StrictMath.cos(alt) * StrictMath.sin(az);
        uz = StrictMath.sin(alt);
    }

    /** Shortest distance of a telescope from the axis [m]. */
    double distanceM(Telescope telescope) {
        double x = telescope.xM() - coreXM;
        double y = telescope.yM() - coreYM;
        double z = telescope.zM();
        double along = x * ux + y * uy + z * uz;
        return Math.sqrt(Math.max(0, x * x + y * y + z * z - along * along));
    }

    /** When the spherical front reaches a telescope, after it reached the core [ns]. */
    double frontNs(Telescope telescope) {
        double pathM = heightM / uz;
        double x = coreXM + ux * pathM - telescope.xM();
        double y = coreYM + uy * pathM - telescope.yM();
        double z = uz * pathM - telescope.zM();
        return (Math.sqrt(x * x + y * y + z * z) - pathM) / LIGHT_M_PER_NS;
    }

    double altDeg() {
        return altDeg;
    }

    double azDeg() {
        return azDeg;
    }

    double coreXM() {
        return coreXM;
    }

    double coreYM() {
        return coreYM;
    }

    double heightM() {
        return heightM;
    }
}
