package org.driftwatch.calibrators.cherenkov.event;

import org.driftwatch.topics.cherenkov.layout.Telescope;

/**
 * The light front of a shower, a sphere around the point of emission.
 * <pre>
 *  u = (cos alt cos az, −cos alt sin az, sin alt)      x north, y west, z up
 *  D = h_max / sin alt,   P = (core_x, core_y, 0) + u D
 *  p(r) = (|P − r| − D) / c                            [ns], 0 at the core
 * </pre>
 *
 * A plane front would be late by d²/(2 D c) at the distance d from the core: 6.7 ns at 200 m and 10 km. The refractive index is left
 * out: its difference between telescopes is below 0.1 ns. Stateless; without valid geometry all times are NaN.
 *
 * @param xM of the point of emission P [m], with {@code yM}, {@code zM}
 * @param slantM D, from the core to the point of emission [m]
 */
record SphericalFront(double xM, double yM, double zM, double slantM) {
    private static final double LIGHT_M_PER_NS = 0.299792458;
    private static final SphericalFront NONE = new SphericalFront(Double.NaN, Double.NaN, Double.NaN, Double.NaN);

    /**
     * @param altitude of the source, with {@code azimuth} from north to east [rad]
     * @param coreXM where the shower axis meets the ground, with {@code coreYM} [m]
     * @param heightM of the point of emission above the array [m]
     */
    static SphericalFront of(double altitude, double azimuth, double coreXM, double coreYM, double heightM) {
        double up = StrictMath.sin(altitude);
        if (!(up > 0 && heightM > 0)) return NONE;
        double along = StrictMath.cos(altitude);
        double slant = heightM / up;
        double x = coreXM + slant * along * StrictMath.cos(azimuth);
        double y = coreYM - slant * along * StrictMath.sin(azimuth);
        return new SphericalFront(x, y, heightM, slant);
    }

    static SphericalFront none() {
        return NONE;
    }

    /** When the front is at this telescope, after the time at which it would be at the core [ns]. */
    double arrivalNs(Telescope telescope) {
        double x = xM - telescope.xM();
        double y = yM - telescope.yM();
        double z = zM - telescope.zM();
        return (Math.sqrt(x * x + y * y + z * z) - slantM) / LIGHT_M_PER_NS;
    }
}
