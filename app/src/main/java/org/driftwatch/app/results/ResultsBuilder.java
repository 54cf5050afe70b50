package org.driftwatch.app.results;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.driftwatch.topics.catalogue.Topics;
import org.driftwatch.topics.cherenkov.ArrayCoefficient;
import org.driftwatch.topics.drift.DriftPoint;
import org.driftwatch.topics.parameter.Parameter;
import org.driftwatch.topics.run.Mark.PartitionDone;

/** Collects what was published, in any order, and lays it out in the one order of the results file. */
public final class ResultsBuilder {
    private static final Comparator<Parameter> PARAMETER_ORDER = Comparator.comparing(Parameter::subject)
            .thenComparing(Parameter::scope)
            .thenComparing(Parameter::run)
            .thenComparingInt(Parameter::version);
    private static final Comparator<DriftPoint> DRIFT_ORDER = Comparator.comparing(DriftPoint::scope)
            .thenComparing(DriftPoint::quantity)
            .thenComparing(DriftPoint::run)
            .thenComparing(DriftPoint::at);

    private final List<Parameter> parameters = new ArrayList<>();
    private final List<DriftPoint> drift = new ArrayList<>();
    private final List<PartitionDone> done = new ArrayList<>();

    public void add(Parameter parameter) {
        parameters.add(parameter);
    }

    public void add(DriftPoint point) {
        drift.add(point);
    }

    public void add(PartitionDone partition) {
        done.add(partition);
    }

    public long events() {
        return events(done);
    }

    /** An event of an array counts once, not once per telescope. */
    private static long events(List<PartitionDone> partitions) {
        return partitions.stream()
                .filter(each -> !each.source().equals(Topics.TEL_DL2.name()))
                .mapToLong(PartitionDone::events)
                .sum();
    }

    /** Why channels have no calibration, by run and channel; those that have one are not in it. In no result. */
    public SortedMap<String, String> uncalibrated() {
        SortedMap<String, String> all = new TreeMap<>();
        for (PartitionDone each : done)
            each.uncalibrated().forEach((channel, why) -> all.put(each.run() + " " + channel, why));
        return all;
    }

    public Results build(Results.Throughput throughput) {
        List<Parameter> versions = parameters.stream().sorted(PARAMETER_ORDER).toList();
        List<DriftPoint> points = drift.stream().sorted(DRIFT_ORDER).toList();
        List<Parameter> last = last(versions);
        List<Parameter> earlier =
                versions.stream().filter(version -> !last.contains(version)).toList();
        String hash = ResultHash.of(versions, points);
        return new Results(1, hash, runs(), last, earlier, points, List.of(), rejected(), throughput);
    }

    private static List<Parameter> last(List<Parameter> versions) {
        Map<String, Parameter> last = new TreeMap<>();
        versions.forEach(v -> last.merge(place(v), v, ResultsBuilder::later));
        return List.copyOf(last.values());
    }

    /** Each run of germanium has parameters of its own; of an array, each observation block makes the next version. */
    private static String place(Parameter version) {
        String ofAllRuns = version.subject() + "\n" + version.scope();
        return version.value() instanceof ArrayCoefficient ? ofAllRuns : ofAllRuns + "\n" + version.run();
    }

    private static Parameter later(Parameter before, Parameter version) {
        return version.validFrom().isBefore(before.validFrom()) ? before : version;
    }

    private List<Results.RunTotal> runs() {
        Map<String, List<PartitionDone>> byRun = new TreeMap<>();
        done.forEach(
                d -> byRun.computeIfAbsent(d.run(), run -> new ArrayList<>()).add(d));
        return byRun.entrySet().stream()
                .map(run -> total(run.getKey(), run.getValue()))
                .toList();
    }

    private static Results.RunTotal total(String run, List<PartitionDone> partitions) {
        long events = events(partitions);
        Instant first = times(partitions.stream().map(PartitionDone::firstEvent))
                .min(Comparator.naturalOrder())
                .orElse(null);
        Instant last = times(partitions.stream().map(PartitionDone::lastEvent))
                .max(Comparator.naturalOrder())
                .orElse(null);
        List<String> channels = partitions.stream()
                .map(PartitionDone::channels)
                .flatMap(Collection::stream)
                .sorted()
                .distinct()
                .toList();
        return new Results.RunTotal(run, events, first, last, channels);
    }

    private static Stream<Instant> times(Stream<Instant> times) {
        return times.filter(Objects::nonNull);
    }

    private SortedMap<String, Long> rejected() {
        SortedMap<String, Long> rejected = new TreeMap<>();
        done.forEach(d -> d.rejected().forEach((reason, count) -> rejected.merge(reason, count, Long::sum)));
        return rejected;
    }
}
