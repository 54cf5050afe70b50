package org.driftwatch.ingest.run;

import java.io.IOException;
import org.driftwatch.topics.run.Event;
import org.driftwatch.topics.run.EventTime;
import org.driftwatch.topics.run.Mark;
import org.driftwatch.topics.run.MarkedSource;

/** A recorded run, with the very marks it had: each event lies between the same two, in whatever partition. */
final class MarkedPlay<E extends Event> implements Play {
    private final RunWriter<E> writer;
    private final MarkedSource source;

    MarkedPlay(RunWriter<E> writer, MarkedSource source) {
        this.writer = writer;
        this.source = source;
    }

    @Override
    public void start() {
        writer.started();
    }

    @Override
    public void resume(Mark.Reached last) throws IOException {
        writer.requirePartitions(last);
        MarkedSource.Reached wanted = new MarkedSource.Reached(EventTime.ns(last.instant()), last.sent());
        for (MarkedSource.Item item = source.next(); !wanted.equals(item); item = source.next())
            if (item == null || item instanceof MarkedSource.Ended)
                throw new IOException("run " + last.run() + ": the topic has come to the mark at " + last.instant()
                        + " (" + last.sent() + " events), the recording does not have it");
            else if (writer.isStopped()) return;
    }

    @Override
    public boolean toTheEnd(Runnable counted) throws IOException, InterruptedException {
        for (MarkedSource.Item item = source.next(); item != null; item = source.next()) {
            if (item instanceof MarkedSource.Ended end) {
                if (!writer.hold(end.timeNs())) return false;
                writer.ended(end.timeNs(), end.sent());
                return true;
            }
            if (!play(item, counted)) return false;
        }
        return false;
    }

    private boolean play(MarkedSource.Item item, Runnable counted) throws InterruptedException {
        if (item instanceof MarkedSource.Event event) {
            if (!writer.hold(event.timeNs())) return false;
            writer.event(event.key(), event.value());
            counted.run();
        } else if (item instanceof MarkedSource.Reached mark) {
            if (!writer.hold(mark.timeNs())) return false;
            writer.reached(mark.timeNs(), mark.sent());
        }
        return true;
    }
}
