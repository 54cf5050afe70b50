package org.driftwatch.app.results;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import org.driftwatch.topics.drift.DriftPoint;
import org.driftwatch.topics.parameter.Parameter;

/**
 * The file of {@code --results}; see docs/results.md.
 *
 * @param resultHash SHA-256 over the canonical JSON of parameters, history, drift and alarms without provenance
 * @param parameters last version of each subject, scope and run; earlier ones in {@code history}
 * @param rejected events kept out, by reason
 */
public record Results(
        @JsonProperty(index = 0) int schema,
        String resultHash,
        List<RunTotal> runs,
        List<Parameter> parameters,
        List<Parameter> history,
        List<DriftPoint> drift,
        List<String> alarms,
        SortedMap<String, Long> rejected,
        Throughput throughput) {

    /** Events folded of one run, and the data times of the first and last of them. */
    public record RunTotal(String id, long events, Instant firstEvent, Instant lastEvent, List<String> channels) {}

    /** Wall-clock figures; outside the hash. */
    public record Throughput(double seconds, double eventsPerSecond, int threads, String speed) {
        /**
         * Of events that are through now.
         *
         * @param began {@link System#nanoTime} at the beginning
         */
        public static Throughput since(long began, long events, int threads, String speed) {
            double seconds = (System.nanoTime() - began) / 1e9;
            return new Throughput(seconds, events / seconds, threads, speed);
        }
    }
}
