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
