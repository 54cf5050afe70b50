package org.driftwatch.replay.cherenkov;

/**
 * How the telescopes differ, and how they walk from block to block, as standard deviations.
 *
 * @param throughput of the relative throughput around 1, {@code throughputWalk} of its relative change from a block to the next
 * @param clockNs of the clock offset around 0, {@code clockWalkNs} of its change from a block to the next [ns]
 */
public record TelescopeSpread(double throughput, double throughputWalk, double clockNs, double clockWalkNs) {
    public static final TelescopeSpread DEFAULT = new TelescopeSpread(0.07, 0.001, 3, 0.15);
    public static final TelescopeSpread NONE = new TelescopeSpread(0, 0, 0, 0);

    public TelescopeSpread {
        if (!(throughput >= 0 && throughput <= 0.2))
            throw new IllegalArgumentException("throughput must be in [0, 0.2], was " + throughput);
        if (!(throughputWalk >= 0 && throughputWalk <= 0.2))
            throw new IllegalArgumentException("throughputWalk must be in [0, 0.2], was " + throughputWalk);
        Checks.notNegative("clockNs", clockNs);
        Checks.notNegative("clockWalkNs", clockWalkNs);
    }
}
