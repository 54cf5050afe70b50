package org.driftwatch.calibrators.cherenkov.drift;

import java.util.List;

/**
 * What is remembered of one quantity of one telescope. All x are in the frame: the common mode against the first block of the frame
 * is taken off.
 *
 * @param frame telescopes whose x can be compared with each other have the same
 * @param base x in the first valid block, with {@code baseError}; {@code baseRun} is that block
 * @param older mean of all blocks before the latest
 * @param latest the latest blocks, at most {@value #LATEST}, oldest first; those since a step are one
 * @param cusum S after the last block
 * @param rising the blocks since S was last 0
 */
record Track(
        String frame,
        String baseRun,
        double base,
        double baseError,
        Level older,
        List<Level> latest,
        double cusum,
        Level rising) {
    /** Most blocks that a jump may lie back to be told from a drift. */
    static final int LATEST = 12;

    Track {
        latest = List.copyOf(latest);
    }

    /** Blocks seen since the first. */
    int blocks() {
        int blocks = older.blocks();
        for (Level each : latest) blocks += each.blocks();
        return blocks;
    }

    static Track start(String frame, String run, double x, double error) {
        return new Track(frame, run, x, error, Level.NONE.plus(x, error), List.of(), 0, Level.NONE);
    }
}
