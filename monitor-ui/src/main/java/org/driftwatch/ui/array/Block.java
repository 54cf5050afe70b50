package org.driftwatch.ui.array;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.driftwatch.topics.cherenkov.ArraySnapshot;
import org.driftwatch.topics.cherenkov.layout.ArrayDescription;
import org.driftwatch.topics.drift.DriftPoint;
import org.driftwatch.topics.parameter.Parameter;
import org.driftwatch.topics.parameter.ParameterVersions;
import org.driftwatch.topics.run.EventTime;
import org.driftwatch.topics.run.Mark;
import org.driftwatch.topics.run.RunView;

/** All that is kept of one observation block. Guarded by the model's lock. */
final class Block {
    /** Processors of this topic fold array events. */
    private static final String JOINED = "tel.events";

    private final String run;
    private final SortedMap<String, RunView> views = new TreeMap<>();
    private final SortedMap<String, ParameterVersions> parameters = new TreeMap<>();
    private final SortedMap<String, DriftPoint> drift = new TreeMap<>();
    private final Map<String, Mark.PartitionDone> done = new HashMap<>();
    private ArraySnapshot snapshot;
    private long receivedMs;

    Block(String run) {
        this.run = run;
    }

    void heard(long atMs) {
        receivedMs = Math.max(receivedMs, atMs);
    }

    void view(RunView view) {
        views.put(view.description().source(), view);
    }

    void parameter(Parameter parameter) {
        parameters.merge(
                key(parameter.subject(), parameter.scope()),
                new ParameterVersions(List.of(parameter)),
                (before, now) -> before.plus(parameter));
    }

    void drift(DriftPoint point) {
        drift.merge(
                point.scope() + "/" + point.quantity(),
                point,
                (before, now) -> now.at().isBefore(before.at()) ? before : now);
    }

    void snapshot(ArraySnapshot newer) {
        if (snapshot == null || newer.dataTimeNs() >= snapshot.dataTimeNs()) snapshot = newer;
    }

    /** A telescope in the middle of the block; null when its coefficients are published or nothing is known. */
    ArraySnapshot.TelescopeView now(int telescope) {
        if (snapshot == null || judged()) return null;
        return snapshot.telescopes().stream()
                .filter(each -> each.telescope() == telescope)
                .findFirst()
                .orElse(null);
    }

    void done(Mark.PartitionDone mark) {
        done.put(mark.source() + "/" + mark.partition(), mark);
    }

    String run() {
        return run;
    }

    /** The array, null until a source has said what it is. */
    ArrayDescription array() {
        return views.values().stream()
                .map(view -> view.description().array())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** For the order of blocks: first data time. */
    Instant from() {
        return views.values().stream()
                .map(view -> view.description().from())
                .min(Instant::compareTo)
                .orElseGet(() -> parameters().stream()
                        .map(Parameter::validFrom)
                        .min(Instant::compareTo)
                        .orElse(Instant.MAX));
    }

    /** What holds in the end of each subject and scope. */
    Collection<Parameter> parameters() {
        return parameters.values().stream()
                .flatMap(each -> each.inForce().stream())
                .toList();
    }

    /** What is in force of each subject and scope at this wall clock: without what a person has scheduled for later. */
    Collection<Parameter> inForce(Instant now) {
        return parameters.values().stream()
                .flatMap(each -> each.inForce(now).stream())
                .toList();
    }

    /** All versions of a subject and scope. */
    ParameterVersions versions(String subject, String scope) {
        return parameters.getOrDefault(key(subject, scope), new ParameterVersions(List.of()));
    }

    /** All versions of all subjects of a scope. */
    Stream<Parameter> versions(String scope) {
        return parameters.values().stream()
                .flatMap(each -> each.all().stream())
                .filter(each -> each.scope().equals(scope));
    }

    private static String key(String subject, String scope) {
        return subject + "/" + scope;
    }

    Collection<DriftPoint> points() {
        return drift.values();
    }

    boolean judged() {
        return !parameters.isEmpty();
    }

    boolean hasChannel(String scope) {
        return views.isEmpty()
                || views.values().stream()
                        .anyMatch(view -> view.description().channels().contains(scope));
    }

    BlockLine line() {
        SortedMap<String, String> settings = new TreeMap<>();
        for (RunView view : views.values()) if (view.settings() != null) settings.putAll(view.settings());
        List<Instant> ends = views.values().stream()
                .map(view -> view.description().until())
                .filter(Objects::nonNull)
                .toList();
        return new BlockLine(
                run,
                from().equals(Instant.MAX) ? null : from(),
                ends.stream().max(Instant::compareTo).orElse(null),
                reached(),
                state(),
                views.values().stream().mapToLong(RunView::sent).sum(),
                declared(),
                arrayEvents(),
                judged(),
                complete(),
                views.values().stream()
                        .mapToInt(view -> view.description().channels().size())
                        .sum(),
                rejected(),
                settings,
                receivedMs);
    }

    private String state() {
        if (views.isEmpty()) return null;
        return ended() ? "ended" : "started";
    }

    private boolean ended() {
        return views.values().stream().allMatch(view -> view.state().equals("ended"));
    }

    private long declared() {
        if (views.isEmpty()
                || views.values().stream().anyMatch(view -> view.description().events() < 0)) return -1;
        return views.values().stream()
                .mapToLong(view -> view.description().events())
                .sum();
    }

    private Instant reached() {
        List<Instant> known = new ArrayList<>();
        done.values().stream()
                .map(Mark.PartitionDone::lastEvent)
                .filter(Objects::nonNull)
                .forEach(known::add);
        drift.values().stream().map(DriftPoint::at).forEach(known::add);
        if (snapshot != null && snapshot.events() > 0) known.add(EventTime.instant(snapshot.dataTimeNs()));
        return known.stream().max(Instant::compareTo).orElse(null);
    }

    private long arrayEvents() {
        List<Mark.PartitionDone> joined = done.values().stream()
                .filter(mark -> mark.source().equals(JOINED))
                .toList();
        if (joined.isEmpty() && snapshot != null) return snapshot.events();
        return joined.isEmpty()
                ? -1
                : joined.stream().mapToLong(Mark.PartitionDone::events).sum();
    }

    /** Every partition of every topic that has said it is done is done, and there is one at least. */
    private boolean complete() {
        Map<String, Integer> partitions = new HashMap<>();
        done.values().forEach(mark -> partitions.put(mark.source(), mark.of()));
        int all = partitions.values().stream().mapToInt(Integer::intValue).sum();
        return !done.isEmpty() && done.size() == all && (views.isEmpty() || ended());
    }

    private SortedMap<String, Long> rejected() {
        SortedMap<String, Long> sum = new TreeMap<>();
        for (Mark.PartitionDone mark : done.values())
            mark.rejected().forEach((reason, count) -> sum.merge(reason, count, Long::sum));
        return sum;
    }
}
