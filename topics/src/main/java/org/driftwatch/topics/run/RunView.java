package org.driftwatch.topics.run;

import java.time.Instant;
import java.util.SortedMap;

/**
 * A view of one source of a run on the topic {@code runs}: for people and pages; the truth is in-band.
 *
 * @param state {@code started} or {@code ended}
 * @param topic the raw topic the events go to
 * @param sent events sent when this was written
 * @param settings text of what matters to a reader, e.g. speed, settings hash
 */
public record RunView(
        int schema,
        RunDescription description,
        String state,
        String topic,
        long sent,
        Instant at,
        SortedMap<String, String> settings) {}
