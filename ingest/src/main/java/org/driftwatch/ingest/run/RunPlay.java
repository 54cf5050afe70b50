package org.driftwatch.ingest.run;

import java.io.IOException;
import org.driftwatch.topics.run.Event;
import org.driftwatch.topics.run.EventTime;
import org.driftwatch.topics.run.Mark;
import org.driftwatch.topics.run.RunDescription;
import org.driftwatch.topics.run.RunSource;

/**
 * A run of events, to which the marks are made here: one at each second, and one after each {@code markEvents} events since the last,
 * with that one's instant, so that a transaction stays small however dense the data. What is written depends on the events alone; only
 * where transactions end depends on the clock.
 */
final class RunPlay<E extends Event> implements Play {
    private final RunWriter<E> writer;
    private final RunSource<E> source;
    private final int markEvents;
    private RunMarks marks;
    private long latestNs;
    private long sent;
    private long sinceMark;

    /** @param markEvents most events between two marks */
    RunPlay(RunWriter<E> writer, RunSource<E> source, int markEvents) {
        this.writer = writer;
        this.source = source;
        this.markEvents = markEvents;
    }

    @Override
    public void start() {
        long first = RunMarks.first(writer.description());
        begin(first);
        writer.started();
        reached(first);
    }

    @Override
    public void resume(Mark.Reached last) throws IOException {
        writer.requirePartitions(last);
        begin(EventTime.ns(last.instant()));
        while (sent < last.sent() && !writer.isStopped()) {
            E event = source.next();
            if (event == null)
                throw new IOException(
                        "run " + last.run() + ": " + last.sent() + " events are on the topic, the source has " + sent);
            sent++;
            seen(event.timeNs());
        }
    }

    private void begin(long reachedNs) {
        marks = new RunMarks(writer.description(), reachedNs);
        latestNs = reachedNs;
    }

    private void seen(long ns) {
        if (marks.isPlausible(ns)) latestNs = Math.max(latestNs, ns);
    }

    @Override
    public boolean toTheEnd(Runnable counted) throws IOException, InterruptedException {
        for (E event = source.next(); event != null; event = source.next()) {
            if (!reach(event.timeNs()) || !writer.hold(event.timeNs())) return false;
            writer.event(event);
            seen(event.timeNs());
            sent++;
            sinceMark++;
            counted.run();
            if (sinceMark >= markEvents) reached(marks.reachedNs());
        }
        return !writer.isStopped() && end();
    }

    private boolean end() throws InterruptedException {
        RunDescription description = writer.description();
        long until = description.until() == null ? latestNs : EventTime.ns(description.until());
        long endNs = Math.max(latestNs, until);
        if (!reach(endNs)) return false;
        writer.ended(endNs, sent);
        return true;
    }

    /** Writes the marks due before data of this time; false when stopped. */
    private boolean reach(long ns) throws InterruptedException {
        while (marks.isDueBefore(ns)) {
            long next = marks.advance(ns);
            if (!writer.hold(next)) return false;
            reached(next);
        }
        return true;
    }

    private void reached(long ns) {
        writer.reached(ns, sent);
        sinceMark = 0;
    }
}
