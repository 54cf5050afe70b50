package org.driftwatch.ui.model;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.driftwatch.topics.histogram.HistogramSnapshot;
import org.driftwatch.topics.histogram.HistogramView;
import org.driftwatch.topics.parameter.Parameter;
import org.driftwatch.topics.run.EventTime;
import org.driftwatch.topics.run.Mark;
import org.driftwatch.topics.run.RunView;

/** All that is kept of one run. Guarded by the model's lock. */
final class RunEntry {
    private static final double NANO = 1.0 / EventTime.SECOND;

    private final String run;
    private final SortedMap<String, RunView> views = new TreeMap<>();
    private final SortedMap<String, ChannelEntry> channels = new TreeMap<>();
    private final Map<String, Mark.PartitionDone> done = new HashMap<>();
    private final Pace pace = new Pace();
    private long fromNs = Long.MAX_VALUE;
    private long untilNs = Long.MIN_VALUE;
    private long receivedMs;
    private long histogramsMs;
    private RunCard card;
    private long changed;

    RunEntry(String run) {
        this.run = run;
    }

    void heard(long atMs) {
        receivedMs = Math.max(receivedMs, atMs);
    }

    void view(RunView view) {
        views.put(view.description().source(), view);
        for (String channel : view.description().channels()) channel(channel);
    }

    void done(Mark.PartitionDone mark) {
        done.put(mark.source() + "/" + mark.partition(), mark);
    }

    void histogram(HistogramSnapshot snapshot, byte[] bytes, long atMs, long version) {
        channel(snapshot.channel()).histogram(snapshot, bytes, atMs, version);
        histogramsMs = Math.max(histogramsMs, atMs);
        if (snapshot.view() != HistogramView.TOTAL) return;
        fromNs = Math.min(fromNs, snapshot.fromNs());
        untilNs = Math.max(untilNs, snapshot.untilNs());
    }

    ChannelEntry channel(String channel) {
        return channels.computeIfAbsent(channel, ChannelEntry::new);
    }

    ChannelEntry find(String channel) {
        return channels.get(channel);
    }

    /** Judges run and channels anew at a wall-clock time; what differs takes {@code version}. */
    void refresh(long nowMs, ModelLimits limits, long version) {
        boolean stale = !complete() && nowMs - receivedMs > limits.stale().toMillis();
        RunClock clock = new RunClock(untilNs, histogramsMs, stale, complete());
        channels.values().forEach(channel -> channel.summarise(clock, limits, version));
        if (untilNs >= fromNs) pace.sample(nowMs, untilNs, folded());
        RunCard now = card(nowMs, stale);
        if (now.equals(card)) return;
        card = now;
        changed = version;
    }

    RunCard card() {
        return card;
    }

    long changed() {
        return changed;
    }

    List<ChannelSummary> summaries(long sinceVersion) {
        return channels.values().stream()
                .filter(channel -> channel.changed() > sinceVersion)
                .map(ChannelEntry::summary)
                .filter(Objects::nonNull)
                .toList();
    }

    List<Parameter> parameters(String scope) {
        return channels.entrySet().stream()
                .filter(each -> scope == null || scope.equals(each.getKey()))
                .flatMap(each -> each.getValue().parameters().stream())
                .toList();
    }

    private boolean ended() {
        return !views.isEmpty()
                && views.values().stream().allMatch(view -> view.state().equals("ended"));
    }

    /** Every partition of every topic that has said it is done is done, and there is one at least. */
    private boolean complete() {
        return !done.isEmpty() && done.size() == partitions() && (views.isEmpty() || ended());
    }

    private int partitions() {
        return done.values().stream()
                .collect(Collectors.toMap(Mark.PartitionDone::source, Mark.PartitionDone::of, (a, b) -> a))
                .values()
                .stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    private long folded() {
        if (complete())
            return done.values().stream().mapToLong(Mark.PartitionDone::events).sum();
        return channels.values().stream().mapToLong(ChannelEntry::events).sum();
    }

    private String badge(long nowMs) {
        if (complete() || ended()) return "ENDED";
        return live(nowMs) ? "LIVE" : "REPLAY";
    }

    /** A run without an end, or one that ends in the future: no recording holds that. */
    private boolean live(long nowMs) {
        Instant now = Instant.ofEpochMilli(nowMs);
        return views.values().stream()
                .map(view -> view.description().until())
                .anyMatch(until -> until == null || until.isAfter(now));
    }

    private RunCard card(long nowMs, boolean stale) {
        boolean over = complete();
        return new RunCard(
                run,
                badge(nowMs),
                over,
                stale,
                List.copyOf(views.keySet()),
                declaredEvents(),
                views.values().stream().mapToLong(RunView::sent).sum(),
                folded(),
                earliest(views.values().stream().map(view -> view.description().from())),
                latest(views.values().stream().map(view -> view.description().until())),
                untilNs < fromNs ? null : EventTime.instant(fromNs),
                untilNs < fromNs ? null : EventTime.instant(untilNs),
                rate(over),
                over ? Double.NaN : pace.eventsPerWallSecond(),
                over ? Double.NaN : pace.speed(),
                over ? Double.NaN : delaySeconds(nowMs),
                over ? Double.NaN : remainingSeconds(),
                channels.size(),
                done.size(),
                partitions(),
                rejected(),
                settings(),
                receivedMs);
    }

    private long declaredEvents() {
        if (views.isEmpty()
                || views.values().stream().anyMatch(view -> view.description().events() < 0)) return -1;
        return views.values().stream()
                .mapToLong(view -> view.description().events())
                .sum();
    }

    private double rate(boolean over) {
        double recent = pace.eventsPerDataSecond();
        if (!over && Double.isFinite(recent)) return recent;
        return untilNs > fromNs ? folded() / ((untilNs - fromNs) * NANO) : Double.NaN;
    }

    private double delaySeconds(long nowMs) {
        return untilNs < fromNs || !badge(nowMs).equals("LIVE")
                ? Double.NaN
                : Math.max(0, nowMs / 1e3 - untilNs * NANO);
    }

    private double remainingSeconds() {
        Instant end =
                latest(views.values().stream().map(view -> view.description().until()));
        if (end == null || untilNs < fromNs || !(pace.speed() > 0)) return Double.NaN;
        return Math.max(0, (EventTime.ns(end) - untilNs) * NANO / pace.speed());
    }

    private SortedMap<String, Long> rejected() {
        SortedMap<String, Long> sum = new TreeMap<>();
        for (Mark.PartitionDone mark : done.values())
            mark.rejected().forEach((reason, count) -> sum.merge(reason, count, Long::sum));
        return sum;
    }

    private SortedMap<String, String> settings() {
        SortedMap<String, String> all = new TreeMap<>();
        for (RunView view : views.values()) if (view.settings() != null) all.putAll(view.settings());
        return all;
    }

    private static Instant earliest(Stream<Instant> instants) {
        return instants.filter(Objects::nonNull).min(Instant::compareTo).orElse(null);
    }

    private static Instant latest(Stream<Instant> instants) {
        return instants.filter(Objects::nonNull).max(Instant::compareTo).orElse(null);
    }
}
