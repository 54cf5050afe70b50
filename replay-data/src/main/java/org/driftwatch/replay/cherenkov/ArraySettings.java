package org.driftwatch.replay.cherenkov;

import java.util.List;

/**
 * What is simulated. Equal settings and block plans give the same bytes.
 *
 * @param seed chooses everything random; each telescope has its own streams
 * @param firstObs observation block in which the telescopes have their first throughput; they walk from there
 */
public record ArraySettings(
        long seed,
        ArrayLayout layout,
        ShowerSettings showers,
        TelescopeSpread spread,
        long firstObs,
        List<ArrayFault> faults) {
    public ArraySettings {
        faults = List.copyOf(faults);
        if (firstObs < 0 || firstObs > Integer.MAX_VALUE)
            throw new IllegalArgumentException("firstObs must be in 0..2147483647, was " + firstObs);
        for (ArrayFault fault : faults)
            if (!layout.has(fault.telescope()))
                throw new IllegalArgumentException("fault of telescope " + fault.telescope() + ", which array "
                        + layout.name() + " does not have");
    }

    /** The array {@link ArrayLayout#SOUTH} without faults, from block 4001 on. */
    public static ArraySettings defaults(long seed) {
        return new ArraySettings(
                seed, ArrayLayout.SOUTH, ShowerSettings.DEFAULT, TelescopeSpread.DEFAULT, 4001, List.of());
    }

    public ArraySettings withLayout(ArrayLayout other) {
        return new ArraySettings(seed, other, showers, spread, firstObs, faults);
    }

    public ArraySettings withFirstObs(long other) {
        return new ArraySettings(seed, layout, showers, spread, other, faults);
    }

    public ArraySettings withFaults(List<ArrayFault> others) {
        return new ArraySettings(seed, layout, showers, spread, firstObs, others);
    }
}
