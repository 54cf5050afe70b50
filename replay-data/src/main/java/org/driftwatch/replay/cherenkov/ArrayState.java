package org.driftwatch.replay.cherenkov;

import org.driftwatch.replay.random.RandomStream;
import org.driftwatch.topics.cherenkov.layout.Telescope;

/**
 * True throughput and clock offset of each telescope in each observation block. Throughput is N(1, σ) in the first block and
 * is multiplied by N(1, walk) from block to block; clock offsets are N(0, σ) and add N(0, walk); faults come on top.
 */
record ArrayState(ArraySettings settings) {
    private static final long BUILD = 1;
    private static final long WALK = 2;
    private static final double LOWEST = 0.2;

    double throughput(Telescope telescope, long obs) {
        TelescopeSpread spread = settings.spread();
        double value = Math.max(LOWEST, 1 + spread.throughput() * random(telescope, BUILD).gaussian());
        for (long block = settings.firstObs() + 1; block <= obs; block++)
            value *= Math.max(LOWEST, 1 + spread.throughputWalk() * walk(telescope, block).gaussian());
        for (ArrayFault fault : settings.faults())
            if (fault.telescope() == telescope.id()) value *= fault.throughput(obs);
        return value;
    }

    double clockNs(Telescope telescope, long obs) {
        RandomStream build = random(telescope, BUILD).split(1);
        double value = settings.spread().clockNs() * build.gaussian();
        for (long block = settings.firstObs() + 1; block <= obs; block++)
            value += settings.spread().clockWalkNs() * walk(telescope, block).split(1).gaussian();
        for (ArrayFault fault : settings.faults())
            if (fault.telescope() == telescope.id()) value += fault.clockNs(obs);
        return value;
    }

    boolean missing(Telescope telescope, long obs) {
        return settings.faults().stream()
                .anyMatch(fault -> fault.telescope() == telescope.id() && fault.missing(obs));
    }

    private RandomStream random(Telescope telescope, long label) {
        return new RandomStream(settings.seed()).split(label).split(telescope.id());
    }

    private RandomStream walk(Telescope telescope, long block) {
        return random(telescope, WALK).split(block);
    }
}
