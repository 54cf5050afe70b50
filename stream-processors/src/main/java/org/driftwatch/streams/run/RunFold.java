package org.driftwatch.streams.run;

import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.driftwatch.streams.deadletter.Origin;
import org.driftwatch.topics.run.Event;
import org.driftwatch.topics.run.Mark;
import org.driftwatch.topics.run.RunDescription;

/**
 * What a subject does with the events of a run, once they come in order. Everything it must remember is in stores; what
 * it holds in heap is a copy of that, forgotten in {@link #open}. It forwards its own answers.
 *
 * <p>Each call answers with the work it was, in units of one simple event, so that no single record keeps a task busy
 * until its transaction times out.
 */
public interface RunFold<E extends Event> extends AutoCloseable {
    /** Called before all else, and again whenever Kafka Streams gives the task back its stores. */
    void open(ProcessorContext<byte[], byte[]> context);

    /** A run has started, or one more of its sources. May come again for the same source. */
    default void started(RunDescription run, Origin origin) {}

    /** The same, with the number of partitions of the input topic. */
    default void started(Mark.RunStarted start, Origin origin) {
        started(start.description(), origin);
    }

    /** The next event of its run in the order of {@link Event#ORDER}. */
    int fold(E event, Origin origin);

    /** All events of the run earlier than {@code ns} have been folded. */
    int advance(RunChannel channel, long ns, Origin origin);

    /**
     * All events of the run earlier than {@code ns} have been folded, and all channels have been told; also where the run has no
     * channel. Follows {@link #advance}, and for a run that has ended it comes with the instant of its end.
     */
    default void settled(String run, long ns, Origin origin) {}

    /** The run has ended: last answers of this channel, after which nothing of it is remembered. */
    Finished finish(RunChannel channel, Origin origin);

    /**
     * How a channel ended.
     *
     * @param cost the work it was
     * @param uncalibrated why it has no calibration; empty when it has one
     */
    record Finished(int cost, String uncalibrated) {}

    /** Events of the run that were folded and then kept out after all, by reason, since last asked. */
    default SortedMap<String, Long> takeRejected(String run) {
        return new TreeMap<>();
    }

    /** The record at hand is done and a commit may follow: everything that is to be remembered goes into the stores now. */
    default void flush() {}

    /** All channels of the partition have answered; nothing of this run will follow. */
    default void done(Mark.PartitionDone done) {}

    @Override
    void close();
}
