package org.driftwatch.topics.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.driftwatch.topics.cherenkov.layout.ArrayDescription;

/**
 * What a source knows of its run before the first event.
 *
 * @param run run id, for a file its key, e.g. {@code l200-p03-r000-cal-20230311T235840Z}
 * @param source name of this source within the run; unique within the run
 * @param sources all sources of the run, this one included, in order
 * @param channels channels this source will send, sorted
 * @param from first data time, inclusive
 * @param until last data time, inclusive; events outside [from, until] are absurd. Null for a live source
 * @param events number of events, -1 when unknown
 * @param array the array and its columns, for a run of telescopes; else null
 */
public record RunDescription(
        String run,
        String source,
        List<String> sources,
        List<String> channels,
        Instant from,
        Instant until,
        long events,
        @JsonInclude(JsonInclude.Include.NON_NULL) ArrayDescription array) {
    public RunDescription {
        sources = List.copyOf(sources);
        channels = List.copyOf(channels);
    }

    /** A run without an array of telescopes. */
    public RunDescription(
            String run,
            String source,
            List<String> sources,
            List<String> channels,
            Instant from,
            Instant until,
            long events) {
        this(run, source, sources, channels, from, until, events, null);
    }
}
