package org.driftwatch.calibrators.germanium;

/**
 * Where the calibration of a channel stands, besides the answer in force.
 *
 * @param answer which one is in force
 * @param epoch since when, and how far it is trusted
 * @param search when lines are next searched for afresh, and what waits for confirmation
 * @param tally outcomes so far
 * @param finished true after the last fit
 */
record CalibrationState(Answer answer, Epoch epoch, Search search, Tally tally, boolean finished) {
    /**
     * The answer in force.
     *
     * @param version 0 before the first
     * @param events in its spectrum
     */
    record Answer(int version, long events) {}

    /**
     * The events that belong together.
     *
     * @param begin events of the run when the epoch began
     * @param doubted true after a step of the gain was suspected, until a new scale is confirmed or the old one is seen again
     * @param trustedUntil events of the run before which no further step is suspected
     * @param stepped true once a step was confirmed: what lies before this epoch never belongs to it again
     */
    record Epoch(long begin, boolean doubted, long trustedUntil, boolean stepped) {}

    /**
     * The search for lines.
     *
     * @param nextAttempt events of the epoch at which it comes next
     * @param pendingAdc where a candidate that waits for confirmation has the energy at which the resolution is quoted [ADC]; NaN
     *     without one
     * @param pendingEvents events of the epoch it was fitted to
     */
    record Search(long nextAttempt, double pendingAdc, long pendingEvents) {
        static Search at(long events) {
            return new Search(events, Double.NaN, 0);
        }
    }

    /**
     * Counts of outcomes.
     *
     * @param reason why the last attempt gave no version; empty when it did
     */
    record Tally(long published, long refused, long tooFew, String reason) {
        Tally because(String other) {
            return new Tally(published, refused, tooFew, other);
        }
    }

    static CalibrationState start(long firstEvents) {
        return new CalibrationState(
                new Answer(0, 0), new Epoch(0, false, 0, false), Search.at(firstEvents), new Tally(0, 0, 0, ""), false);
    }

    CalibrationState tryAgainAt(long events) {
        return with(new Search(events, search.pendingAdc, search.pendingEvents));
    }

    CalibrationState pending(double adc, long events) {
        return with(new Search(search.nextAttempt, adc, events));
    }

    CalibrationState doubtedFrom(long begin, long firstEvents) {
        return with(new Epoch(begin, true, epoch.trustedUntil, epoch.stepped)).with(Search.at(firstEvents));
    }

    /** The answer in force was seen to hold after all; after a confirmed step the events since the doubt stay alone. */
    CalibrationState rejoined(long trusted) {
        long begin = epoch.stepped ? epoch.begin : 0;
        return with(new Epoch(begin, false, trusted, epoch.stepped))
                .with(Search.at(search.nextAttempt))
                .with(tally.because(""));
    }

    /** A step of the gain was confirmed. */
    CalibrationState overStep() {
        return with(new Epoch(epoch.begin, epoch.doubted, epoch.trustedUntil, true));
    }

    CalibrationState nextVersion(long events) {
        CalibrationState settled = with(new Epoch(epoch.begin, false, epoch.trustedUntil, epoch.stepped))
                .with(Search.at(search.nextAttempt));
        Tally one = new Tally(tally.published + 1, tally.refused, tally.tooFew, "");
        return new CalibrationState(
                new Answer(answer.version + 1, events), settled.epoch, settled.search, one, finished);
    }

    CalibrationState oneRefused(String reason) {
        return with(new Tally(tally.published, tally.refused + 1, tally.tooFew, reason));
    }

    CalibrationState oneTooFew(String reason) {
        return with(new Tally(tally.published, tally.refused, tally.tooFew + 1, reason));
    }

    CalibrationState ended() {
        return new CalibrationState(answer, epoch, search, tally, true);
    }

    long refused() {
        return tally.refused;
    }

    long tooFew() {
        return tally.tooFew;
    }

    private CalibrationState with(Epoch other) {
        return new CalibrationState(answer, other, search, tally, finished);
    }

    private CalibrationState with(Search other) {
        return new CalibrationState(answer, epoch, other, tally, finished);
    }

    private CalibrationState with(Tally other) {
        return new CalibrationState(answer, epoch, search, other, finished);
    }
}
