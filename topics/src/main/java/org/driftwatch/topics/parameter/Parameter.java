package org.driftwatch.topics.parameter;

import java.time.Instant;
import java.util.SortedMap;

/**
 * One published parameter; immutable, never overwritten. The next version of the same subject, scope and run ends its
 * validity.
 *
 * @param subject e.g. {@code germanium.energy}
 * @param scope e.g. channel {@code ch1104000}
 * @param run the run it was made from
 * @param version 1, 2, ... per subject, scope and run
 * @param validFrom data time from which it applies: that of the event that triggered it
 * @param validUntil end of validity, null while open
 * @param provenance where it came from: offsets, code version, settings hash; outside the result hash
 */
public record Parameter(
        int schema,
        String subject,
        String scope,
        String run,
        int version,
        Instant validFrom,
        Instant validUntil,
        ParameterValue value,
        SortedMap<String, String> provenance) {
    /** The same from elsewhere. */
    public Parameter withProvenance(SortedMap<String, String> other) {
        return new Parameter(schema, subject, scope, run, version, validFrom, validUntil, value, other);
    }
}
