package org.driftwatch.calibrators.simulation.sky;

import java.time.Instant;
import org.apache.commons.math3.util.FastMath;

/**
 * Horizon coordinates (azimuth from north to east) of one site at one instant to ICRS: hour angle and declination, sidereal
 * time, annual aberration, nutation, precession. Good to 15 seconds of arc, most of it UT1 − UTC; what the peer's library
 * leaves out without an air pressure, refraction, is left out too.
 */
public final class HorizonToIcrs {
    /** Constant of aberration: v/c of the Earth on a circle. */
    private static final double ABERRATION_RAD = Arc.seconds(20.49552);

    private final double latitudeRad;
    private final double siderealRad;
    private final Nutation nutation;
    private final Precession precession;
    private final Direction earthVelocity;

    public HorizonToIcrs(SiteLocation site, Instant utc) {
        SiderealTime time = SiderealTime.of(utc);
        latitudeRad = Arc.degrees(site.latitudeDeg());
        nutation = Nutation.at(time.centuries());
        siderealRad = time.meanRad() + nutation.equationOfEquinoxesRad() + Arc.degrees(site.longitudeDeg());
        precession = Precession.at(time.centuries());
        earthVelocity = earthVelocity(time.centuries());
    }

    /** In units of c, in axes of the true equator of date: at right angles to the Sun, in the ecliptic. */
    private Direction earthVelocity(double centuries) {
        double anomaly = Arc.degrees(357.52911 + 35999.05029 * centuries);
        double centre = 1.914602 * FastMath.sin(anomaly) + 0.019993 * FastMath.sin(2 * anomaly);
        double sun = Arc.degrees(280.46646 + 36000.76983 * centuries + centre);
        Direction ecliptic = new Direction(ABERRATION_RAD * FastMath.sin(sun), -ABERRATION_RAD * FastMath.cos(sun), 0);
        return ecliptic.aboutX(-nutation.trueObliquityRad());
    }

    public SkyPosition position(double altitudeDeg, double azimuthDeg) {
        Direction apparent = apparent(Arc.degrees(altitudeDeg), Arc.degrees(azimuthDeg));
        Direction ofDate = meanOfDate(apparent.minus(earthVelocity));
        Direction icrs = precession.toJ2000(ofDate);
        double ascension = FastMath.toDegrees(icrs.longitudeRad());
        return new SkyPosition(ascension < 0 ? ascension + 360 : ascension, FastMath.toDegrees(icrs.latitudeRad()));
    }

    /** True equator and equinox of date. */
    private Direction apparent(double altitude, double azimuth) {
        double north = FastMath.cos(altitude) * FastMath.cos(azimuth);
        double east = FastMath.cos(altitude) * FastMath.sin(azimuth);
        double up = FastMath.sin(altitude);
        double s = FastMath.sin(latitudeRad);
        double c = FastMath.cos(latitudeRad);
        double hourAngle = FastMath.atan2(-east, up * c - north * s);
        double sinDeclination = Math.max(-1, Math.min(1, up * s + north * c));
        return Direction.of(siderealRad - hourAngle, FastMath.asin(sinDeclination));
    }

    private Direction meanOfDate(Direction trueOfDate) {
        return trueOfDate
                .aboutX(nutation.trueObliquityRad())
                .aboutZ(nutation.longitudeRad())
                .aboutX(-nutation.meanObliquityRad());
    }
}
