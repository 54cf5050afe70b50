package org.driftwatch.replay.germanium;

import java.util.List;

/**
 * What is simulated. Two simulations with equal settings and plan give the same bytes.
 *
 * @param seed chooses everything random; each detector has its own streams, so that the events of one do not depend on
 *     how many others there are
 * @param faults injected faults, each of a channel of {@code array}
 */
public record GermaniumSettings(
        long seed, DetectorArray array, LineShape shape, PulseSettings pulse, List<GermaniumFault> faults) {
    public GermaniumSettings {
        faults = List.copyOf(faults);
        List<String> channels = array.channels();
        for (GermaniumFault fault : faults)
            if (!channels.contains(fault.channel()))
                throw new IllegalArgumentException("fault of " + fault.channel() + ": channels are " + channels.get(0)
                        + ".." + channels.get(channels.size() - 1));
    }

    public static GermaniumSettings defaults(long seed) {
        return new GermaniumSettings(seed, DetectorArray.DEFAULT, LineShape.DEFAULT, PulseSettings.DEFAULT, List.of());
    }

    public GermaniumSettings withArray(DetectorArray other) {
        return new GermaniumSettings(seed, other, shape, pulse, faults);
    }

    public GermaniumSettings withShape(LineShape other) {
        return new GermaniumSettings(seed, array, other, pulse, faults);
    }

    public GermaniumSettings withPulse(PulseSettings other) {
        return new GermaniumSettings(seed, array, shape, other, faults);
    }

    public GermaniumSettings withFaults(List<GermaniumFault> others) {
        return new GermaniumSettings(seed, array, shape, pulse, others);
    }
}
