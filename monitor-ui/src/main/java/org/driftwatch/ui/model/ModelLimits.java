package org.driftwatch.ui.model;

import java.time.Duration;

/**
 * How much the live picture keeps and when it calls something old.
 *
 * @param runs newest runs kept
 * @param versions parameter versions kept per channel and subject: the first and the newest
 * @param driftPoints newest points kept per chart
 * @param stale silence of a whole running run after which it is STALE (wall clock)
 * @param alarmShiftKev shift of a line from which a drift is an ALARM and not a WARN [keV]
 * @param alarmLimits the same for a quantity that is no line position, in units of its own limit
 */
public record ModelLimits(
        int runs, int versions, int driftPoints, Duration stale, double alarmShiftKev, double alarmLimits) {
    public ModelLimits {
        if (runs < 1) throw new IllegalArgumentException("runs kept must be >= 1, was " + runs);
        if (versions < 2) throw new IllegalArgumentException("versions kept must be >= 2, was " + versions);
        if (driftPoints < 1) throw new IllegalArgumentException("drift points kept must be >= 1, was " + driftPoints);
        if (stale.isNegative() || stale.isZero())
            throw new IllegalArgumentException("stale must be positive, was " + stale);
        if (!(alarmShiftKev > 0))
            throw new IllegalArgumentException("alarm shift must be > 0 keV, was " + alarmShiftKev);
        if (!(alarmLimits > 1)) throw new IllegalArgumentException("alarm limits must be > 1, was " + alarmLimits);
    }

    /** 4 runs, 200 versions, 500 points per chart, stale after 30 s, alarm from 2 keV or 4 limits. */
    public static ModelLimits defaults() {
        return new ModelLimits(4, 200, 500, Duration.ofSeconds(30), 2.0, 4.0);
    }
}
