package org.driftwatch.ui.production;

import java.time.Instant;
import java.util.Collection;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.driftwatch.topics.run.Mark;
import org.driftwatch.topics.run.RunView;

/** What is known of one run. Guarded by the model's lock. */
final class ProductionRun {
    private final String run;
    private final SortedMap<String, RunView> views = new TreeMap<>();
    private final SortedMap<Integer, Mark.PartitionDone> done = new TreeMap<>();
    private long receivedMs;

    ProductionRun(String run) {
        this.run = run;
    }

    String run() {
        return run;
    }

    void view(RunView view, long atMs) {
        views.put(view.description().source(), view);
        receivedMs = Math.max(receivedMs, atMs);
    }

    void done(Mark.PartitionDone mark, long atMs) {
        done.put(mark.partition(), mark);
        receivedMs = Math.max(receivedMs, atMs);
    }

    /** Every partition has said that it is done. */
    private boolean complete() {
        return !done.isEmpty() && done.size() == done.values().iterator().next().of();
    }

    /** @param point key of the grid point that asks */
    RunLine line(String point) {
        return new RunLine(
                run,
                views.isEmpty() ? null : ended() ? "ended" : "started",
                views.values().stream().mapToLong(RunView::sent).sum(),
                declared(),
                done.isEmpty()
                        ? -1
                        : done.values().stream()
                                .mapToLong(Mark.PartitionDone::events)
                                .sum(),
                complete(),
                earliest(views.values().stream().map(view -> view.description().from())),
                until(),
                rejected(),
                done.values().stream()
                        .map(mark -> mark.uncalibrated().get(point))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(""),
                receivedMs);
    }

    private boolean ended() {
        return views.values().stream().allMatch(view -> view.state().equals("ended"));
    }

    private long declared() {
        Collection<RunView> all = views.values();
        boolean open = all.stream().anyMatch(view -> view.description().events() < 0);
        return all.isEmpty() || open
                ? -1
                : all.stream().mapToLong(view -> view.description().events()).sum();
    }

    private static Instant earliest(Stream<Instant> times) {
        return times.min(Instant::compareTo).orElse(null);
    }

    private Instant until() {
        return views.values().stream()
                .map(view -> view.description().until())
                .filter(Objects::nonNull)
                .max(Instant::compareTo)
                .orElse(null);
    }

    private SortedMap<String, Long> rejected() {
        SortedMap<String, Long> sum = new TreeMap<>();
        for (Mark.PartitionDone mark : done.values())
            mark.rejected().forEach((reason, count) -> sum.merge(reason, count, Long::sum));
        return sum;
    }
}
