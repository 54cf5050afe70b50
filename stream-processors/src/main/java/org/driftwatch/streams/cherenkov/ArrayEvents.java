package org.driftwatch.streams.cherenkov;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.driftwatch.calibrators.state.ChannelStore;
import org.driftwatch.calibrators.state.InMemoryChannelStore;
import org.driftwatch.streams.run.RunChannel;
import org.driftwatch.topics.catalogue.Topics;
import org.driftwatch.topics.cherenkov.ArrayEvent;
import org.driftwatch.topics.run.EventTime;
import org.driftwatch.topics.run.Mark;
import org.driftwatch.topics.run.RunDescription;

/** The second stage without Kafka: array events of one run come in their order. */
public final class ArrayEvents {
    private final RunChannel channel;
    private final ArrayCalculation calculation;
    private final Consumer<ArrayCalculation.Answer> answers;
    private final long endNs;
    private long events;
    private long firstNs;
    private long lastNs;

    /**
     * @param run with an end
     * @param memory of the array over all its runs
     * @param answers gets all that is to be published
     */
    public ArrayEvents(
            RunDescription run,
            ArrayCalculation.Factory factory,
            ChannelStore memory,
            Consumer<ArrayCalculation.Answer> answers) {
        this.answers = answers;
        endNs = EventTime.ns(run.until());
        channel = new RunChannel(run.run(), run.array().name());
        calculation = factory.open(channel, run.array(), new InMemoryChannelStore(), memory);
    }

    public void add(ArrayEvent event) {
        answers.accept(calculation.add(event));
        if (events++ == 0) firstNs = event.timeNs();
        lastNs = event.timeNs();
    }

    /** Nothing follows: the last answers, and what there was. Without events there is no answer, as in the stream. */
    public Mark.PartitionDone finish() {
        SortedMap<String, String> uncalibrated = new TreeMap<>();
        if (events > 0) {
            answers.accept(calculation.advance(endNs));
            ArrayCalculation.Answer last = calculation.finish();
            answers.accept(last);
            if (!last.uncalibrated().isEmpty()) uncalibrated.put(channel.channel(), last.uncalibrated());
        }
        return new Mark.PartitionDone(
                Mark.PartitionDone.NAME,
                channel.run(),
                Topics.TEL_EVENTS.name(),
                0,
                1,
                events,
                events == 0 ? List.of() : List.of(channel.channel()),
                instant(firstNs),
                instant(lastNs),
                new TreeMap<>(),
                uncalibrated);
    }

    private Instant instant(long ns) {
        return events == 0 ? null : EventTime.instant(ns);
    }
}
