package org.driftwatch.ingest.run;

import java.io.IOException;
import java.time.Instant;
import java.util.function.IntConsumer;
import org.driftwatch.topics.run.Event;
import org.driftwatch.topics.run.Mark;
import org.driftwatch.topics.run.RunDescription;

/**
 * What is written of a run, whoever decides when:
 *
 * <pre>
 * RunStarted, Reached(first second), { data, Reached }, RunEnded, Drain x channels
 * </pre>
 *
 * All but the data go to every partition.
 */
final class RunWriter<E extends Event> {
    private static final long LONG_WAIT_NS = 100_000_000L;
    private final RunRecords<E> records;
    private final MarkedTransaction transaction;
    private final Pacer pacer;

    RunWriter(RunRecords<E> records, MarkedTransaction transaction, Pacer pacer) {
        this.records = records;
        this.transaction = transaction;
        this.pacer = pacer;
    }

    RunDescription description() {
        return records.description();
    }

    void started() {
        transaction.sendMark(records.view("started", 0, pacer.speed(), Instant.now()));
        everywhere(partition -> transaction.sendMark(records.started(partition)));
    }

    void event(E event) {
        transaction.sendEvent(records.data(event));
    }

    void event(byte[] key, byte[] value) {
        transaction.sendEvent(records.data(key, value));
    }

    void reached(long ns, long sent) {
        everywhere(partition -> transaction.sendMark(records.reached(partition, ns, sent)));
        transaction.commitIfDue();
    }

    void ended(long ns, long sent) {
        everywhere(partition -> transaction.sendMark(records.ended(partition, ns, sent)));
        for (int i = 0; i < description().channels().size(); i++)
            everywhere(partition -> transaction.sendMark(records.drain(partition)));
        transaction.sendMark(records.view("ended", sent, pacer.speed(), Instant.now()));
        transaction.commitAtMark();
    }

    /** @throws IOException when the last mark was made for another number of partitions */
    void requirePartitions(Mark last) throws IOException {
        if (last.of() != records.partitions())
            throw new IOException("run " + last.run() + " was begun on " + last.of() + " partitions of "
                    + records.topic().name() + ", now there are " + records.partitions());
    }

    boolean isStopped() {
        return pacer.isStopped();
    }

    /** Waits until data of this time is due; false when stopped. */
    boolean hold(long ns) throws InterruptedException {
        long wait = pacer.waitNs(ns);
        if (wait > LONG_WAIT_NS) transaction.commitAtMark();
        return !pacer.await(wait);
    }

    private void everywhere(IntConsumer toPartition) {
        for (int partition = 0; partition < records.partitions(); partition++) toPartition.accept(partition);
    }
}
