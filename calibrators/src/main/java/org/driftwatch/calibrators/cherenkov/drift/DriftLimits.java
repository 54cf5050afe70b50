package org.driftwatch.calibrators.cherenkov.drift;

/**
 * When a jump is a drift.
 *
 * @param floor smallest error of a jump
 * @param walk of a healthy telescope from a block to the next, standard deviation: what it has gone since the first block is no drift
 * @param shewhart |z| above which one block alone alarms
 * @param slack k of the CUSUM max(0, S + |z| - k)
 * @param alarm S above which it alarms, if the mean of the blocks since S was last 0 is {@value #SIGNIFICANCE} σ off as well: the error
 *     of the first block is common to all later ones, and the CUSUM alone would add it up
 */
public record DriftLimits(double floor, double walk, double shewhart, double slack, double alarm) {
    static final double SIGNIFICANCE = 4;

    double walkVariance() {
        return walk * walk;
    }

    double cusum(double before, double z) {
        return Math.max(0, before + Math.abs(z) - slack);
    }

    /**
     * Whether this is a drift.
     *
     * @param z of the block alone
     * @param recentZ of the mean of the blocks since S was last 0
     */
    boolean drifts(double z, double cusum, double recentZ) {
        return Math.abs(z) > shewhart || cusum > alarm && Math.abs(recentZ) >= SIGNIFICANCE;
    }
}
