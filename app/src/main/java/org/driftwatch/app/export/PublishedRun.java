package org.driftwatch.app.export;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.driftwatch.topics.hit.TimestampKey;

/**
 * The last parameters of one run in a results file.
 *
 * @param key {@code experiment-period-run-datatype-timestamp}; a run id without a time has it appended
 * @param validFrom the time of the key, when the run began
 * @param channels values by channel and subject
 */
record PublishedRun(String key, Instant validFrom, SortedMap<String, SortedMap<String, JsonNode>> channels) {
    private static final Pattern STAMPED = Pattern.compile(".*-(\\d{8}T\\d{6}Z)");

    PublishedRun {
        if (!key.matches("[^/\\\\\\s]+"))
            throw new IllegalArgumentException("run id must be usable as a file name, was '" + key + "'");
    }

    /** All runs of a results file, in order of their ids. */
    static List<PublishedRun> of(JsonNode results) {
        SortedMap<String, SortedMap<String, SortedMap<String, JsonNode>>> runs = new TreeMap<>();
        for (JsonNode parameter : results.path("parameters"))
            runs.computeIfAbsent(parameter.path("run").asText(), run -> new TreeMap<>())
                    .computeIfAbsent(parameter.path("scope").asText(), scope -> new TreeMap<>())
                    .put(parameter.path("subject").asText(), parameter.path("value"));
        List<PublishedRun> published = new ArrayList<>();
        runs.forEach((run, channels) -> published.add(of(run, channels, results)));
        return published;
    }

    private static PublishedRun of(
            String run, SortedMap<String, SortedMap<String, JsonNode>> channels, JsonNode results) {
        Matcher stamped = STAMPED.matcher(run);
        if (stamped.matches()) return new PublishedRun(run, TimestampKey.parse(stamped.group(1)), channels);
        Instant begun = begun(run, results);
        return new PublishedRun(run + "-" + TimestampKey.format(begun), begun, channels);
    }

    private static Instant begun(String run, JsonNode results) {
        for (JsonNode total : results.path("runs"))
            if (total.path("id").asText().equals(run) && total.path("first_event").isTextual())
                return Instant.parse(total.path("first_event").asText());
        throw new IllegalArgumentException("run " + run + " has no time in its id and no first event");
    }
}
