package org.driftwatch.ui.model;

import java.time.Instant;
import java.util.List;
import org.driftwatch.topics.parameter.Parameter;
import org.driftwatch.topics.parameter.Provenance;
import org.driftwatch.topics.parameter.Standing;

/**
 * One version of a subject in short, for the table of versions.
 *
 * @param counts events or waveforms it stands on, 0 when not told
 * @param by who decided, null without a person
 * @param why the reason, null when none was given
 * @param proposal version that this one publishes or rejects, 0 when none
 * @param rolledBackTo version whose value this one brings back, 0 when none
 * @param chosen a person chose from which data time it holds
 */
public record VersionLine(
        int version,
        Instant validFrom,
        long counts,
        List<Headline> headlines,
        Standing status,
        String by,
        String why,
        int proposal,
        int rolledBackTo,
        boolean chosen) {
    public VersionLine {
        headlines = List.copyOf(headlines);
    }

    /** What a parameter says in short. */
    public static VersionLine of(Parameter parameter) {
        return new VersionLine(
                parameter.version(),
                parameter.validFrom(),
                Headline.counts(parameter.value()),
                Headline.of(parameter.value()),
                Standing.of(parameter),
                parameter.provenance().get(Provenance.BY),
                parameter.provenance().get(Provenance.WHY),
                Provenance.number(parameter.provenance(), Provenance.PROPOSAL),
                Provenance.number(parameter.provenance(), Provenance.ROLLED_BACK_TO),
                parameter.provenance().containsKey(Provenance.START));
    }
}
