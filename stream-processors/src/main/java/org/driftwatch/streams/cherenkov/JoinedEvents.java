package org.driftwatch.streams.cherenkov;

import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.driftwatch.streams.cherenkov.WaitingEvents.Waiting;
import org.driftwatch.streams.deadletter.DeadLetters;
import org.driftwatch.streams.deadletter.Origin;
import org.driftwatch.streams.deadletter.RejectedException;
import org.driftwatch.streams.run.Rejects;
import org.driftwatch.topics.catalogue.Topics;
import org.driftwatch.topics.cherenkov.ArrayEvent;
import org.driftwatch.topics.cherenkov.TelescopeEvent;
import org.driftwatch.topics.cherenkov.layout.Telescope;
import org.driftwatch.topics.run.Event;
import org.driftwatch.topics.run.EventTime;
import org.driftwatch.topics.run.Mark;
import org.driftwatch.topics.run.RunDescription;

/** The first stage without Kafka: telescope events of one run come in their order, array events go out in theirs. */
public final class JoinedEvents {
    private static final Origin HERE = new Origin("batch", 0, 0, 0);

    private final JoiningRun run;
    private final BitSet telescopes = new BitSet();
    private final SortedMap<String, Long> rejected = new TreeMap<>();
    private long events;
    private long firstNs;
    private long lastNs;

    public JoinedEvents(RunDescription description, ShowerJoin.Factory joins) {
        Mark.RunStarted started = new Mark.RunStarted(description, 0, 1);
        run = new JoiningRun(started, new WaitingEvents(), Long.MIN_VALUE, joins);
    }

    /**
     * The next event in the order of {@link Event#ORDER}.
     *
     * @param joined gets the array events that it completes
     */
    public void add(TelescopeEvent event, Consumer<ArrayEvent> joined) {
        try {
            run.require(event);
        } catch (RejectedException unusable) {
            rejected.merge(unusable.reason(), 1L, Long::sum);
            return;
        }
        if (!run.waiting().isEmpty() && run.waiting().timeNs() != event.timeNs()) join(joined);
        run.waiting().add(event, HERE);
        count(event);
    }

    private void count(TelescopeEvent event) {
        if (events++ == 0) firstNs = event.timeNs();
        lastNs = event.timeNs();
        telescopes.set(event.telescope());
    }

    private void join(Consumer<ArrayEvent> joined) {
        run.join(joined, this::reject);
    }

    private void reject(List<Waiting> group, RuntimeException failure) {
        rejected.merge(DeadLetters.reasonOf(failure, Rejects.PROCESSOR_ERROR), (long) group.size(), Long::sum);
    }

    /** Nothing follows: joins what waits, and says what there was. */
    public Mark.PartitionDone finish(Consumer<ArrayEvent> joined) {
        join(joined);
        return new Mark.PartitionDone(
                Mark.PartitionDone.NAME,
                run.started().run(),
                Topics.TEL_DL2.name(),
                0,
                1,
                events,
                telescopes.stream().mapToObj(Telescope::scope).sorted().toList(),
                instant(firstNs),
                instant(lastNs),
                rejected);
    }

    private Instant instant(long ns) {
        return events == 0 ? null : EventTime.instant(ns);
    }

    /** How many telescope events passed each criterion. */
    public SortedMap<ShowerJoin.Criterion, Long> passed() {
        return run.newlyPassed();
    }
}
