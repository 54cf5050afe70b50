package org.driftwatch.replay.cherenkov;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;

/**
 * Observation blocks without end, one after the other without a gap: for a live demonstration. The caller plays each at the
 * speed of data time. Every second pair of blocks points deeper, as the sky turns.
 *
 * @param settings the first block is {@code firstObs}
 * @param length of each block, {@code rateHz} array events per second
 */
public record ArrayBlocks(ArraySettings settings, Instant start, Duration length, double rateHz)
        implements Iterable<SimulatedArray> {
    private static final double[] ZENITH_DEG = {20, 20, 40, 40};
    private static final double[] AZIMUTH_DEG = {180, 180, 0, 0};

    public ArrayBlocks {
        plan(settings.firstObs(), start, length, rateHz);
    }

    /** The n-th block from 0. */
    public SimulatedArray block(int n) {
        if (n < 0) throw new IllegalArgumentException("block must be >= 0, was " + n);
        BlockPlan first = plan(settings.firstObs(), start, length, rateHz);
        int pointing = n % ZENITH_DEG.length;
        return new SimulatedArray(
                settings,
                BlockPlan.lasting(
                        first.obs() + n,
                        start.plus(length.multipliedBy(n)),
                        length,
                        rateHz,
                        ZENITH_DEG[pointing],
                        AZIMUTH_DEG[pointing]));
    }

    private static BlockPlan plan(long obs, Instant start, Duration length, double rateHz) {
        return BlockPlan.lasting(obs, start, length, rateHz, ZENITH_DEG[0], AZIMUTH_DEG[0]);
    }

    @Override
    public Iterator<SimulatedArray> iterator() {
        return new Iterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
                return true;
            }

            @Override
            public SimulatedArray next() {
                return block(next++);
            }
        };
    }
}
