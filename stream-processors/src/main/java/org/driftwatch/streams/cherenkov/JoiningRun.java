package org.driftwatch.streams.cherenkov;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.driftwatch.streams.cherenkov.WaitingEvents.Waiting;
import org.driftwatch.streams.deadletter.RejectedException;
import org.driftwatch.topics.cherenkov.ArrayEvent;
import org.driftwatch.topics.cherenkov.TelescopeEvent;
import org.driftwatch.topics.cherenkov.layout.ArrayDescription;
import org.driftwatch.topics.cherenkov.layout.Telescope;
import org.driftwatch.topics.run.Mark;

/** One run in one partition while its telescope events are joined: its array, its join, what waits. */
final class JoiningRun {
    private final Mark.RunStarted started;
    private final Map<Integer, Telescope> telescopes;
    private final WaitingEvents waiting;
    private final ShowerJoin join;
    private final String unusable;
    private long reachedNs;
    private SortedMap<ShowerJoin.Criterion, Long> passed = new TreeMap<>();

    /**
     * @param waiting what waited when the run was last put away
     * @param reachedNs what was last said downstream [ns since 1970]
     */
    JoiningRun(Mark.RunStarted started, WaitingEvents waiting, long reachedNs, ShowerJoin.Factory joins) {
        this.started = started;
        this.waiting = waiting;
        this.reachedNs = reachedNs;
        ArrayDescription array = started.description().array();
        telescopes = array == null
                ? Map.of()
                : array.telescopes().stream()
                        .collect(Collectors.toMap(Telescope::id, each -> each, (a, b) -> a, TreeMap::new));
        ShowerJoin opened = null;
        String failure = array == null ? "run " + started.run() + " describes no array" : null;
        try {
            if (array != null) opened = joins.open(array);
        } catch (IllegalArgumentException doesNotFit) {
            failure = doesNotFit.getMessage();
        }
        join = opened;
        unusable = failure;
    }

    Mark.RunStarted started() {
        return started;
    }

    WaitingEvents waiting() {
        return waiting;
    }

    long reachedNs() {
        return reachedNs;
    }

    void reached(long ns) {
        reachedNs = Math.max(reachedNs, ns);
    }

    /**
     * Joins all that waits.
     *
     * @param joined gets array events in order of their numbers
     * @param failed gets the telescope events of one that cannot be joined, and why
     */
    void join(Consumer<ArrayEvent> joined, BiConsumer<List<Waiting>, RuntimeException> failed) {
        for (List<Waiting> group : waiting.take()) {
            ArrayEvent event;
            try {
                event = join.join(group.stream().map(Waiting::event).toList());
            } catch (RuntimeException failure) {
                failed.accept(group, failure);
                continue;
            }
            joined.accept(event);
        }
    }

    /** How many telescope events have passed each criterion since the last call. */
    SortedMap<ShowerJoin.Criterion, Long> newlyPassed() {
        if (join == null) return new TreeMap<>();
        SortedMap<ShowerJoin.Criterion, Long> now = join.passed();
        SortedMap<ShowerJoin.Criterion, Long> more = new TreeMap<>();
        now.forEach((criterion, count) -> more.put(criterion, count - passed.getOrDefault(criterion, 0L)));
        passed = now;
        return more;
    }

    /** @throws RejectedException when the array cannot have sent this event */
    void require(TelescopeEvent event) {
        if (unusable != null) throw new RejectedException("bad-array", unusable);
        if (!telescopes.containsKey(event.telescope()))
            throw new RejectedException("unknown-telescope", "no telescope " + event.telescope() + " in the array");
        int columns = started.description().array().columns().size();
        if (event.values().length != columns)
            throw new RejectedException(
                    "bad-columns", event.values().length + " values for the " + columns + " columns of the run");
    }
}
