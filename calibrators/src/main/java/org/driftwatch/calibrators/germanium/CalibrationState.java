package org.driftwatch.calibrators.germanium;

/**
 * Where the calibration of a channel stands, besides the answer in force.
 *
 * @param version of the answer in force, 0 before the first
 * @param nextAttempt events of the epoch at which lines are next searched for afresh
 * @param epochBegin events of the run when the epoch began
 * @param doubted true after a step of the gain was suspected, until a new scale is confirmed or the old one is seen again
 * @param pendingAdc where a candidate that waits for confirmation has the energy at which the resolution is quoted [ADC]; NaN
 *     without one
 * @param pendingEvents events of the epoch it was fitted to
 * @param trustedUntil events of the run before which no further step is suspected
 * @param finished true after the last fit
 * @param publishedEvents events in the spectrum of the answer in force
 * @param published outcomes so far
 * @param refused outcomes so far
 * @param tooFew outcomes so far
 */
record CalibrationState(
        int version,
        long nextAttempt,
        long epochBegin,
        boolean doubted,
        double pendingAdc,
        long pendingEvents,
        long trustedUntil,
        boolean finished,
        long publishedEvents,
        long published,
        long refused,
        long tooFew) {
    static CalibrationState start(long firstEvents) {
        return new CalibrationState(0, firstEvents, 0, false, Double.NaN, 0, 0, false, 0, 0, 0, 0);
    }

    CalibrationState tryAgainAt(long events) {
        return new CalibrationState(
                version,
                events,
                epochBegin,
                doubted,
                pendingAdc,
                pendingEvents,
                trustedUntil,
                finished,
                publishedEvents,
                published,
                refused,
                tooFew);
    }

    CalibrationState doubtedFrom(long begin, long firstEvents) {
        return new CalibrationState(
                version,
                firstEvents,
                begin,
                true,
                Double.NaN,
                0,
                trustedUntil,
                finished,
                publishedEvents,
                published,
                refused,
                tooFew);
    }

    CalibrationState pending(double adc, long events) {
        return new CalibrationState(
                version,
                nextAttempt,
                epochBegin,
                doubted,
                adc,
                events,
                trustedUntil,
                finished,
                publishedEvents,
                published,
                refused,
                tooFew);
    }

    /** The answer in force was seen to hold after all. */
    CalibrationState rejoined(long trusted) {
        return new CalibrationState(
                version,
                nextAttempt,
                0,
                false,
                Double.NaN,
                0,
                trusted,
                finished,
                publishedEvents,
                published,
                refused,
                tooFew);
    }

    CalibrationState nextVersion(long events) {
        return new CalibrationState(
                version + 1,
                nextAttempt,
                epochBegin,
                false,
                Double.NaN,
                0,
                trustedUntil,
                finished,
                events,
                published + 1,
                refused,
                tooFew);
    }

    CalibrationState oneRefused() {
        return new CalibrationState(
                version,
                nextAttempt,
                epochBegin,
                doubted,
                pendingAdc,
                pendingEvents,
                trustedUntil,
                finished,
                publishedEvents,
                published,
                refused + 1,
                tooFew);
    }

    CalibrationState oneTooFew() {
        return new CalibrationState(
                version,
                nextAttempt,
                epochBegin,
                doubted,
                pendingAdc,
                pendingEvents,
                trustedUntil,
                finished,
                publishedEvents,
                published,
                refused,
                tooFew + 1);
    }

    CalibrationState ended() {
        return new CalibrationState(
                version,
                nextAttempt,
                epochBegin,
                doubted,
                pendingAdc,
                pendingEvents,
                trustedUntil,
                true,
                publishedEvents,
                published,
                refused,
                tooFew);
    }
}
