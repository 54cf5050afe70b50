package org.driftwatch.calibrators.cherenkov.drift;

import org.driftwatch.topics.drift.DriftPoint.Verdict;

/**
 * One telescope in one block against what was before; NaN where it could not be judged.
 *
 * @param x in the frame of its reference
 * @param error of x, common mode included
 * @param reference what x is compared with, with {@code referenceError}: the first valid block, or the mean of the blocks before a
 *     step where that tells more
 * @param sigma error of the jump, floor and excess included
 * @param z jump in units of it
 * @param cusum S after this block
 * @param name of the reference
 */
public record Judgement(
        int telescope,
        double x,
        double error,
        double reference,
        double referenceError,
        double sigma,
        double z,
        double cusum,
        long events,
        String name,
        Verdict verdict) {
    static Judgement lowstat(TelescopeSight sight) {
        double nan = Double.NaN;
        return new Judgement(sight.telescope(), nan, nan, nan, nan, nan, nan, nan, sight.events(), "", Verdict.lowstat);
    }

    /** x less the reference. */
    public double jump() {
        return x - reference;
    }
}
