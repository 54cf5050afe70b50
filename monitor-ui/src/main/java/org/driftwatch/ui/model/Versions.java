package org.driftwatch.ui.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.driftwatch.topics.parameter.Parameter;
import org.driftwatch.topics.parameter.ParameterVersions;

/** The parameter versions of one channel: the first and the newest. Guarded by the model's lock. */
final class Versions {
    private record Kept(Parameter parameter, long version) {}

    private final TreeMap<Integer, Kept> kept = new TreeMap<>();
    private int cut;

    void add(Parameter parameter, long version, int limit) {
        kept.put(parameter.version(), new Kept(parameter, version));
        if (kept.size() > limit) {
            kept.remove(kept.higherKey(kept.firstKey()));
            cut++;
        }
    }

    int cut() {
        return cut;
    }

    /**
     * The version that holds at the end of the data; null without.
     *
     * @param until end of the data: what a person wants to begin behind it is left out
     */
    Parameter newest(Instant until) {
        return kept.values().stream()
                .map(Kept::parameter)
                .filter(each -> !ParameterVersions.isScheduled(each, until))
                .max(ParameterVersions.ORDER)
                .orElse(null);
    }

    List<Parameter> since(long version) {
        List<Parameter> parameters = new ArrayList<>();
        for (Kept each : kept.values()) if (each.version > version) parameters.add(each.parameter);
        return parameters;
    }
}
