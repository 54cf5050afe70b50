package org.driftwatch.app.export;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.driftwatch.topics.hit.TimestampKey;
import org.driftwatch.topics.parameter.Provenance;
import org.driftwatch.topics.parameter.Standing;

/**
 * The parameters in force at the end of one run in a results file. What a job only proposed ({@code provenance.status} is {@code
 * proposed}) gives way to the version published before it, unless proposals are asked for; so does always what a person rejected.
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

    /** Those to be exported, in order of the time they are valid from, then of version: the last one is in force. */
    private static List<JsonNode> versions(JsonNode results, boolean proposals) {
        List<JsonNode> versions = new ArrayList<>();
        results.path("history").forEach(versions::add);
        results.path("parameters").forEach(versions::add);
        Set<String> rejected = rejected(versions);
        versions.removeIf(each -> !isExported(each, proposals) || rejected.contains(place(each, each.path("version"))));
        Comparator<JsonNode> byTime = Comparator.comparing(PublishedRun::validFrom);
        versions.sort(byTime.thenComparingInt(each -> each.path("version").asInt()));
        return versions;
    }

    /** Proposals that a person turned down. */
    private static Set<String> rejected(List<JsonNode> versions) {
        return versions.stream()
                .filter(each -> Standing.rejected.name().equals(status(each).asText()))
                .map(each -> place(each, each.path("provenance").path(Provenance.PROPOSAL)))
                .collect(Collectors.toSet());
    }

    private static String place(JsonNode version, JsonNode number) {
        return String.join(
                "\n",
                version.path("subject").asText(),
                version.path("scope").asText(),
                version.path("run").asText(),
                number.asText());
    }

    private static JsonNode status(JsonNode version) {
        return version.path("provenance").path(Provenance.STATUS);
    }

    private static boolean isExported(JsonNode version, boolean proposals) {
        JsonNode status = status(version);
        if (status.isMissingNode() || status.asText().equals(Standing.published.name())) return true;
        return proposals && status.asText().equals(Standing.proposed.name());
    }

    private static Instant validFrom(JsonNode version) {
        JsonNode from = version.path("valid_from");
        try {
            return from.isTextual() ? Instant.parse(from.asText()) : Instant.MIN;
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("valid_from must be an instant, was " + from, e);
        }
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
