package org.driftwatch.streams.run;

import java.time.Duration;
import java.util.function.Function;
import org.driftwatch.topics.catalogue.Topic;
import org.driftwatch.topics.codec.Codec;
import org.driftwatch.topics.run.Event;
import org.driftwatch.topics.run.InBand;

/**
 * The first stage behind a raw topic.
 *
 * @param topic raw topic: events of type R and marks
 * @param prepare turns what came into what is folded; throws {@code RejectedException} for an event that cannot be used
 * @param buffered codec of what waits in the reorder store
 * @param grace how late an event may be against the mark of its partition
 * @param workPerRecord work that one record may cause, see {@link RunFold}
 */
public record Stage<R extends Event, E extends Event>(
        Topic<String, InBand<R>> topic, Function<R, E> prepare, Codec<E> buffered, Duration grace, int workPerRecord) {
    public Stage {
        if (grace.isNegative()) throw new IllegalArgumentException("grace must be >= 0, was " + grace);
        if (workPerRecord < 1) throw new IllegalArgumentException("work per record must be >= 1, was " + workPerRecord);
    }

    /** Name of its topic, with which those of its stores begin. */
    public String name() {
        return topic.name();
    }
}
