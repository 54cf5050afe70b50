package org.driftwatch.calibrators.cherenkov.drift;

/**
 * What is remembered of one quantity of one telescope. All x are in the frame: the common mode against the first block of the frame
 * is taken off.
 *
 * @param frame telescopes whose x can be compared with each other have the same
 * @param base x in the first valid block, with {@code baseError}; {@code baseRun} is that block
 * @param before all blocks before the last step
 * @param since the blocks since the last step; none while there was no step
 * @param cusum S after the last block
 * @param rising the blocks since S was last 0
 */
record Track(
        String frame,
        String baseRun,
        double base,
        double baseError,
        Level before,
        Level since,
        double cusum,
        Level rising) {
    static Track start(String frame, String run, double x, double error) {
        return new Track(frame, run, x, error, Level.NONE.plus(x, error), Level.NONE, 0, Level.NONE);
    }
}
