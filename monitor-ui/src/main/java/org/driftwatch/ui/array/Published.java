package org.driftwatch.ui.array;

import java.time.Instant;
import org.driftwatch.topics.cherenkov.ArrayCoefficient;
import org.driftwatch.topics.parameter.Parameter;

/**
 * A coefficient with where it comes from.
 *
 * @param run block it was made from
 * @param at data time from which it applies
 */
public record Published(String subject, String scope, String run, int version, Instant at, ArrayCoefficient value) {
    /** Whether it says a number of a telescope; what is said of types always does. */
    boolean determined() {
        if (value instanceof ArrayCoefficient.Throughput throughput) return Double.isFinite(throughput.throughput());
        return !(value instanceof ArrayCoefficient.TimeOffset offset) || Double.isFinite(offset.offsetNs());
    }

    static Published of(Parameter parameter) {
        return new Published(
                parameter.subject(),
                parameter.scope(),
                parameter.run(),
                parameter.version(),
                parameter.validFrom(),
                (ArrayCoefficient) parameter.value());
    }
}
