package org.driftwatch.topics.run;

import java.time.Instant;
import java.util.List;

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
 */
public record RunDescription(
        String run,
        String source,
        List<String> sources,
        List<String> channels,
        Instant from,
        Instant until,
        long events) {
    public RunDescription {
        sources = List.copyOf(sources);
        channels = List.copyOf(channels);
    }
}
