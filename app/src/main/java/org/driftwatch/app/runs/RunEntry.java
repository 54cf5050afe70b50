package org.driftwatch.app.runs;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Comparator;
import java.util.SortedMap;
import org.driftwatch.topics.run.RunDescription;

/**
 * A run on one topic.
 *
 * @param from first data time as declared
 * @param until last data time, reached so far or, once complete, as declared; null when not known
 * @param events so far; -1 when not known
 * @param channels as declared
 * @param state {@code running}, {@code complete} or {@code incomplete}
 * @param drift points of drift charts by verdict; empty where there are none
 * @param where the directory or the Kafka
 */
public record RunEntry(
        @JsonProperty(index = 0) String run,
        @JsonProperty(index = 1) String topic,
        @JsonProperty(index = 2) String source,
        @JsonProperty(index = 3) String state,
        Instant from,
        Instant until,
        long events,
        int channels,
        SortedMap<String, Long> drift,
        String where) {
    /** By first data time, run, topic. */
    public static final Comparator<RunEntry> ORDER =
            Comparator.comparing(RunEntry::from).thenComparing(RunEntry::run).thenComparing(RunEntry::topic);

    /** How far a run is. */
    record Progress(String state, Instant until, long events) {}

    static RunEntry of(
            RunDescription run, String topic, Progress progress, SortedMap<String, Long> drift, String where) {
        return new RunEntry(
                run.run(),
                topic,
                run.source(),
                progress.state(),
                run.from(),
                progress.until(),
                progress.events(),
                run.channels().size(),
                drift,
                where);
    }
}
