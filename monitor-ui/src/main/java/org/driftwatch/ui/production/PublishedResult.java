package org.driftwatch.ui.production;

import java.time.Instant;
import org.driftwatch.topics.parameter.Parameter;

/**
 * A result that was published when a run ended.
 *
 * @param run run that ended
 * @param at data time from which it applies
 */
public record PublishedResult(String subject, String scope, String run, int version, Instant at) {
    static PublishedResult of(Parameter parameter) {
        return new PublishedResult(
                parameter.subject(), parameter.scope(), parameter.run(), parameter.version(), parameter.validFrom());
    }
}
