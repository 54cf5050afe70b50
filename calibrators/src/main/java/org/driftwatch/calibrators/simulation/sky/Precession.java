package org.driftwatch.calibrators.simulation.sky;

/** Precession since 2000 (IAU 2006, Capitaine et al. 2003): the three angles of the classical rotation [rad]. */
record Precession(double zetaRad, double zRad, double thetaRad) {
    static Precession at(double centuries) {
        double t = centuries;
        double zeta = 2.650545 + t * (2306.083227 + t * (0.2988499 + t * 0.01801828));
        double z = -2.650545 + t * (2306.077181 + t * (1.0927348 + t * 0.01826837));
        double theta = t * (2004.191903 - t * (0.4294934 + t * 0.04182264));
        return new Precession(Arc.seconds(zeta), Arc.seconds(z), Arc.seconds(theta));
    }

    /** From axes of the mean equator of date to those of 2000. */
    Direction toJ2000(Direction ofDate) {
        return ofDate.aboutZ(zRad).aboutY(-thetaRad).aboutZ(zetaRad);
    }
}
