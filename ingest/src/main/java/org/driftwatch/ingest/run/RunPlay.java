package org.driftwatch.ingest.run;

import java.io.IOException;
import java.time.Instant;
import java.util.function.IntConsumer;
import org.driftwatch.topics.run.Event;
import org.driftwatch.topics.run.EventTime;
import org.driftwatch.topics.run.Mark;
import org.driftwatch.topics.run.RunDescription;
import org.driftwatch.topics.run.RunSource;

/**
 * One run on its way to its topic.
 *
 * <pre>
 * RunStarted, Reached(first second), { data, Reached(each second) }, Reached(last second), RunEnded, Drain x channels
 * </pre>
 *
 * All but the data go to every partition. Besides the seconds there is a mark after each {@code markEvents} events since
 * the last, with that one's instant, so that a transaction stays small however dense the data. What is written depends on
 * the events alone; only where transactions end depends on the clock.
 */
final class RunPlay<E extends Event> {
    private static final long LONG_WAIT_NS = 100_000_000L;
    private final RunRecords<E> records;
    private final MarkedTransaction transaction;
    private final Pacer pacer;
    private final int markEvents;
    private RunMarks marks;
    private long latestNs;
    private long sent;
    private long sinceMark;

    /** @param markEvents most events between two marks */
    RunPlay(RunRecords<E> records, MarkedTransaction transaction, Pacer pacer, int markEvents) {
        this.records = records;
        this.transaction = transaction;
        this.pacer = pacer;
        this.markEvents = markEvents;
    }

    long sent() {
        return sent;
    }

    void start() {
        long first = RunMarks.first(records.description());
        begin(first);
        transaction.sendMark(records.view("started", 0, pacer.speed(), Instant.now()));
        everywhere(partition -> transaction.sendMark(records.started(partition)));
        reached(first);
    }

    /** Goes on behind a committed mark: the first {@code sent} events of the source are on the topic. */
    void resume(Mark.Reached last, RunSource<E> source) throws IOException {
        if (last.of() != records.partitions())
            throw new IOException("run " + last.run() + " was begun on " + last.of() + " partitions of "
                    + records.topic().name() + ", now there are " + records.partitions());
        begin(EventTime.ns(last.instant()));
        while (sent < last.sent() && !pacer.isStopped()) {
            E event = source.next();
            if (event == null)
                throw new IOException(
                        "run " + last.run() + ": " + last.sent() + " events are on the topic, the source has " + sent);
            sent++;
            seen(event.timeNs());
        }
    }

    private void begin(long reachedNs) {
        marks = new RunMarks(records.description(), reachedNs);
        latestNs = reachedNs;
    }

    private void seen(long ns) {
        if (marks.isPlausible(ns)) latestNs = Math.max(latestNs, ns);
    }

    /** Plays to the end; false when stopped before. */
    boolean play(RunSource<E> source, Runnable counted) throws IOException, InterruptedException {
        for (E event = source.next(); event != null; event = source.next()) {
            if (!reach(event.timeNs()) || !hold(event.timeNs())) return false;
            transaction.sendEvent(records.data(event));
            seen(event.timeNs());
            sent++;
            sinceMark++;
            counted.run();
            if (sinceMark >= markEvents) reached(marks.reachedNs());
        }
        return !pacer.isStopped() && end();
    }

    private boolean end() throws InterruptedException {
        RunDescription description = records.description();
        long until = description.until() == null ? latestNs : EventTime.ns(description.until());
        long endNs = Math.max(latestNs, until);
        if (!reach(endNs)) return false;
        everywhere(partition -> transaction.sendMark(records.ended(partition, endNs, sent)));
        for (int i = 0; i < description.channels().size(); i++)
            everywhere(partition -> transaction.sendMark(records.drain(partition)));
        transaction.sendMark(records.view("ended", sent, pacer.speed(), Instant.now()));
        transaction.commitAtMark();
        return true;
    }

    /** Writes the marks due before data of this time; false when stopped. */
    private boolean reach(long ns) throws InterruptedException {
        while (marks.isDueBefore(ns)) {
            long next = marks.advance(ns);
            if (!hold(next)) return false;
            reached(next);
        }
        return true;
    }

    private void reached(long ns) {
        everywhere(partition -> transaction.sendMark(records.reached(partition, ns, sent)));
        sinceMark = 0;
        transaction.commitIfDue();
    }

    /** Waits until data of this time is due; false when stopped. */
    private boolean hold(long ns) throws InterruptedException {
        long wait = pacer.waitNs(ns);
        if (wait > LONG_WAIT_NS) transaction.commitAtMark();
        return !pacer.await(wait);
    }

    private void everywhere(IntConsumer toPartition) {
        for (int partition = 0; partition < records.partitions(); partition++) toPartition.accept(partition);
    }
}
