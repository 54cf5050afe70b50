package org.driftwatch.calibrators.germanium.dsp.config;

import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** Units that stand in arguments. */
final class TimeUnits {
    private static final Map<String, Double> NS = Map.of(
            "ps", 1e-3,
            "ns", 1.0,
            "us", 1e3,
            "µs", 1e3,
            "ms", 1e6,
            "s", 1e9);

    private static final Map<String, Double> PER_NS = Map.of("Hz", 1e-9, "kHz", 1e-6, "MHz", 1e-3, "GHz", 1.0);

    private TimeUnits() {}

    /** The unit as a constant, null when the name is none. */
    static Value.Constant of(String name) {
        if (NS.containsKey(name)) return new Value.Constant(NS.get(name), 1);
        if (PER_NS.containsKey(name)) return new Value.Constant(PER_NS.get(name), -1);
        return null;
    }

    static SortedSet<String> names() {
        SortedSet<String> names = new TreeSet<>(NS.keySet());
        names.addAll(PER_NS.keySet());
        return names;
    }

    /** Length of a unit of time, NaN when the name is none. */
    static double ns(String name) {
        return NS.getOrDefault(name, Double.NaN);
    }
}
