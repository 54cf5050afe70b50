package org.driftwatch.calibrators.simulation.sky;

import java.time.Instant;

/**
 * An instant in the scales astronomy needs. UT1 is taken as UTC, which is off by less than 0.9 s: 13 seconds of arc.
 *
 * @param ut1Days days of UT1 since 2000-01-01 12:00
 * @param centuries Julian centuries of terrestrial time since then
 */
record SiderealTime(double ut1Days, double centuries) {
    private static final Instant J2000 = Instant.parse("2000-01-01T12:00:00Z");
    private static final double DAY_S = 86_400;
    private static final double CENTURY_DAYS = 36_525;
    /** Terrestrial minus atomic time [s]. */
    private static final double TT_TAI_S = 32.184;

    static SiderealTime of(Instant utc) {
        double days = (utc.getEpochSecond() - J2000.getEpochSecond() + utc.getNano() * 1e-9) / DAY_S;
        return new SiderealTime(days, (days + (LeapSeconds.taiMinusUtcS(utc) + TT_TAI_S) / DAY_S) / CENTURY_DAYS);
    }

    /** Greenwich mean sidereal time [rad]: Earth rotation angle plus precession (IAU 2006). */
    double meanRad() {
        double t = centuries;
        double turns = ut1Days - Math.floor(ut1Days) + 0.7790572732640 + 0.00273781191135448 * ut1Days;
        double precession = 0.014506 + t * (4612.156534 + t * (1.3915817 - t * 0.00000044));
        return 2 * Math.PI * (turns - Math.floor(turns)) + Arc.seconds(precession);
    }
}
