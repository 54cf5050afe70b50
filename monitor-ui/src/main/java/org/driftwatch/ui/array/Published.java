package org.driftwatch.ui.array;

import java.time.Instant;
import org.driftwatch.topics.cherenkov.ArrayCoefficient;
import org.driftwatch.topics.parameter.Parameter;
import org.driftwatch.topics.parameter.Provenance;

/**
 * A coefficient with where it comes from.
 *
 * @param run block it was made from
 * @param at data time from which it applies
 * @param by who brought the value of an earlier version back, with {@code why}; null without a person
 * @param rolledBackTo that version, 0 without
 * @param rolledBackToRun its block, null where it is the same
 * @param chosen a person chose from which data time it applies
 */
public record Published(
        String subject,
        String scope,
        String run,
        int version,
        Instant at,
        ArrayCoefficient value,
        String by,
        String why,
        int rolledBackTo,
        String rolledBackToRun,
        boolean chosen) {
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
                (ArrayCoefficient) parameter.value(),
                parameter.provenance().get(Provenance.BY),
                parameter.provenance().get(Provenance.WHY),
                Provenance.number(parameter.provenance(), Provenance.ROLLED_BACK_TO),
                parameter.provenance().get(Provenance.ROLLED_BACK_TO_RUN),
                parameter.provenance().containsKey(Provenance.START));
    }
}
