package org.driftwatch.app.export;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.driftwatch.topics.hit.TimestampKey;
import org.driftwatch.topics.parameter.Provenance;
import org.driftwatch.topics.parameter.Standing;

/**
 * The parameters in force at the end of one run in a results file, from the begin of the run on; where a person chose a later begin of
 * validity, one more from then on. What a job only proposed ({@code provenance.status} is {@code
 * proposed}) gives way to the version published before it, unless proposals are asked for; so does always what a person rejected.
 *
 * @param run its id
 * @param key {@code experiment-period-run-datatype-timestamp}; a run id without a time, and a run at a chosen time, has it appended
 * @param validFrom the time of the key: when the run began, or the chosen time, in whole seconds, not earlier
 * @param channels values by channel and subject
 */
record PublishedRun(
        String run, String key, Instant validFrom, SortedMap<String, SortedMap<String, JsonNode>> channels) {

    PublishedRun {
        if (!key.matches("[^/\\\\\\s]+"))
            throw new IllegalArgumentException("run id must be usable as a file name, was '" + key + "'");
    }

    /** All runs of a results file, in order of their ids, then of time. */
    static List<PublishedRun> of(JsonNode results, boolean proposals) {
        SortedMap<String, List<JsonNode>> runs = new TreeMap<>();
        for (JsonNode version : versions(results, proposals))
            runs.computeIfAbsent(version.path("run").asText(), run -> new ArrayList<>())
                    .add(version);
        List<PublishedRun> published = new ArrayList<>();
        runs.forEach((run, versions) -> {
            Instant begun = begun(run, results);
            TreeSet<Instant> starts = new TreeSet<>(List.of(begun));
            versions.stream()
                    .filter(PublishedRun::isChosen)
                    .map(PublishedRun::second)
                    .forEach(starts::add);
            for (Instant start : starts.tailSet(begun)) published.add(of(run, start, versions));
        });
        return published;
    }

    /** What is in force from a time on: what was chosen to begin later is left out. */
    private static PublishedRun of(String run, Instant start, List<JsonNode> versions) {
        SortedMap<String, SortedMap<String, JsonNode>> channels = new TreeMap<>();
        for (JsonNode version : versions)
            if (!isChosen(version) || !second(version).isAfter(start))
                channels.computeIfAbsent(version.path("scope").asText(), scope -> new TreeMap<>())
                        .put(version.path("subject").asText(), version.path("value"));
        boolean stamped = TimestampKey.ofRun(run).filter(start::equals).isPresent();
        return new PublishedRun(run, stamped ? run : run + "-" + TimestampKey.format(start), start, channels);
    }

    /** Whether a file was exported from this run for a time at which something was to begin. */
    boolean wroteLater(String file, String suffix) {
        String begin = run + "-";
        String end = "-" + suffix + ".json";
        return file.startsWith(begin)
                && file.endsWith(end)
                && file.length() > begin.length() + end.length()
                && TimestampKey.isKey(file.substring(begin.length(), file.length() - end.length()));
    }

    private static boolean isChosen(JsonNode version) {
        return version.path("provenance").has(Provenance.START);
    }

    /** Files name whole seconds: the first one in which it holds all the time. */
    private static Instant second(JsonNode version) {
        Instant from = validFrom(version);
        return from.getNano() == 0 ? from : Instant.ofEpochSecond(from.getEpochSecond() + 1);
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

    private static Instant begun(String run, JsonNode results) {
        Optional<Instant> stamp = TimestampKey.ofRun(run);
        if (stamp.isPresent()) return stamp.get();
        for (JsonNode total : results.path("runs"))
            if (total.path("id").asText().equals(run)
                    && total.path("first_event").isTextual())
                return Instant.parse(total.path("first_event").asText());
        throw new IllegalArgumentException("run " + run + " has no time in its id and no first event");
    }
}
