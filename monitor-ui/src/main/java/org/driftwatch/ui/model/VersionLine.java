package org.driftwatch.ui.model;

import java.time.Instant;
import java.util.List;
import org.driftwatch.topics.parameter.Parameter;

/**
 * One version of a subject in short, for the table of versions.
 *
 * @param counts events or waveforms it stands on, 0 when not told
 */
public record VersionLine(int version, Instant validFrom, long counts, List<Headline> headlines) {
    public VersionLine {
        headlines = List.copyOf(headlines);
    }

    static VersionLine of(Parameter parameter) {
        return new VersionLine(
                parameter.version(),
                parameter.validFrom(),
                Headline.counts(parameter.value()),
                Headline.of(parameter.value()));
    }
}
