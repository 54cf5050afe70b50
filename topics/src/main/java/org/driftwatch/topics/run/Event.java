package org.driftwatch.topics.run;

import java.util.Comparator;

/** One recorded event of one channel. (run, channel, event number) is its identity; time is data time. */
public interface Event {
    /** The order in which everything is folded: time, channel, event number. */
    Comparator<Event> ORDER = Comparator.comparingLong(Event::timeNs)
            .thenComparing(Event::channel)
            .thenComparingLong(Event::eventNumber);

    String run();

    String channel();

    long eventNumber();

    /** What chooses the partition: events that must meet have the same. */
    default String key() {
        return channel();
    }

    /** Data time [ns since 1970-01-01T00:00:00Z]. */
    long timeNs();
}
