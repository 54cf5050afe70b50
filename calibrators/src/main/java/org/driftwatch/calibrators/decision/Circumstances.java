package org.driftwatch.calibrators.decision;

import java.time.Instant;
import java.util.Optional;
import org.driftwatch.topics.command.Command;
import org.driftwatch.topics.command.EarliestStart;
import org.driftwatch.topics.parameter.Parameter;
import org.driftwatch.topics.parameter.ParameterVersions;

/**
 * What a decision is made on.
 *
 * @param versions of the subject and scope in the run in which the decision is to hold
 * @param named the same of the run of the version that the command names; mostly the same run
 * @param runOver the stream publishes nothing more of the run in which it is to hold
 * @param runBegins begin of that run in data time, null where nobody knows
 */
public record Circumstances(ParameterVersions versions, ParameterVersions named, boolean runOver, Instant runBegins) {
    /** All in one run. */
    public static Circumstances of(ParameterVersions versions, boolean runOver, Instant runBegins) {
        return new Circumstances(versions, versions, runOver, runBegins);
    }

    /** The earliest begin of a version made by this command; there is one version at least. */
    EarliestStart earliest(Command command) {
        Optional<Parameter> first =
                runBegins == null ? Optional.of(versions.all().get(0)) : Optional.empty();
        Parameter before = versions.inForce(command.at()).or(() -> first).orElse(null);
        return before == null
                ? new EarliestStart(command.runOfVersion(), runBegins, 0, null)
                : new EarliestStart(command.runOfVersion(), runBegins, before.version(), before.validFrom());
    }
}
