package org.driftwatch.app.export;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.driftwatch.topics.hit.TimestampKey;

/**
 * The last published parameters of one run in a results file. What a job only proposed ({@code provenance.status} is {@code proposed})
 * gives way to the version published before it, unless proposals are asked for.
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
    static List<PublishedRun> of(JsonNode results, boolean proposals) {
        SortedMap<String, SortedMap<String, SortedMap<String, JsonNode>>> runs = new TreeMap<>();
        for (JsonNode parameter : versions(results, proposals))
            runs.computeIfAbsent(parameter.path("run").asText(), run -> new TreeMap<>())
                    .computeIfAbsent(parameter.path("scope").asText(), scope -> new TreeMap<>())
                    .put(parameter.path("subject").asText(), parameter.path("value"));
        List<PublishedRun> published = new ArrayList<>();
        runs.forEach((run, channels) -> published.add(of(run, channels, results)));
        return published;
    }

    /** Those to be exported, earlier versions before later ones. */
    private static List<JsonNode> versions(JsonNode results, boolean proposals) {
        List<JsonNode> versions = new ArrayList<>();
        results.path("history").forEach(versions::add);
        results.path("parameters").forEach(versions::add);
        versions.removeIf(each ->
                !proposals && each.path("provenance").path("status").asText().equals("proposed"));
        versions.sort(Comparator.comparingInt(each -> each.path("version").asInt()));
        return versions;
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
            if (total.path("id").asText().equals(run)
                    && total.path("first_event").isTextual())
                return Instant.parse(total.path("first_event").asText());
        throw new IllegalArgumentException("run " + run + " has no time in its id and no first event");
    }
}
