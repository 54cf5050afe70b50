package org.driftwatch.topics.run;

import java.io.IOException;

/** A run that was on a topic before, with the marks it had there: between which marks an event lies is part of what is played. */
public interface MarkedSource extends AutoCloseable {
    /** As it was declared at its start; only source of its run. */
    RunDescription description();

    /** The next of what came behind the start of the run; null behind its end. The order is the same each time. */
    Item next() throws IOException;

    @Override
    void close() throws IOException;

    /** What comes next. */
    sealed interface Item {}

    /**
     * An event as it was on the topic.
     *
     * @param key null where it had none
     * @param timeNs data time [ns since 1970-01-01T00:00:00Z]
     */
    record Event(byte[] key, byte[] value, long timeNs) implements Item {}

    /**
     * All events before this one have been handed out.
     *
     * @param timeNs instant of the mark [ns since 1970-01-01T00:00:00Z]
     * @param sent events the mark says were sent
     */
    record Reached(long timeNs, long sent) implements Item {}

    /** The end of the run; the last item. */
    record Ended(long timeNs, long sent) implements Item {}
}
