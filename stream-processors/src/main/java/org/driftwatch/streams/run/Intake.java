package org.driftwatch.streams.run;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.driftwatch.streams.deadletter.DeadLetters;
import org.driftwatch.streams.deadletter.Origin;
import org.driftwatch.topics.run.Event;
import org.driftwatch.topics.run.EventTime;
import org.driftwatch.topics.run.InBand;
import org.driftwatch.topics.run.Mark;

/**
 * Decides once, for each record of a raw topic, whether it takes part: readable, of a known run, of a plausible time,
 * not late against the mark of its own partition, not there already. What does not is counted by reason and, but for
 * duplicates, kept as a dead letter.
 */
final class Intake<R extends Event, E extends Event> {
    private final Stage<R, E> stage;
    private final Settling.Desk<E> desk;
    private final Settling<E> settling;
    private final Map<String, Long> newestNs = new HashMap<>();

    Intake(Stage<R, E> stage, Settling.Desk<E> desk, Settling<E> settling) {
        this.stage = stage;
        this.desk = desk;
        this.settling = settling;
    }

    void take(Origin origin, byte[] bytes) {
        InBand<R> in = decoded(origin, bytes);
        if (in instanceof InBand.Data<R> data) take(origin, data.value(), bytes);
        else if (in instanceof InBand.Marked<R> marked) take(origin, marked.mark(), bytes);
    }

    /** Null when nobody can read it. */
    private InBand<R> decoded(Origin origin, byte[] bytes) {
        if (bytes == null) {
            stray(origin, "no-value", "record without a value", null);
            return null;
        }
        try {
            return stage.topic().value().decode(bytes);
        } catch (RuntimeException failure) {
            stray(origin, DeadLetters.reasonOf(failure, "undecodable"), DeadLetters.detailOf(failure), bytes);
            return null;
        }
    }

    private void take(Origin origin, R event, byte[] bytes) {
        desk.metrics().decoded();
        RunLedger ledger = desk.book().find(event.run());
        if (ledger == null) {
            stray(origin, "unknown-run", "no start of run " + event.run() + " in this partition", bytes);
            return;
        }
        String reason = reasonAgainst(ledger, event);
        if (reason != null) {
            reject(ledger, origin, reason, describe(event), bytes);
            return;
        }
        Bytes key = EventKey.of(event);
        if (desk.buffer().holds(key)) duplicate(ledger);
        else buffer(ledger, key, event, origin, bytes);
    }

    private String reasonAgainst(RunLedger ledger, R event) {
        if (event.channel().indexOf('\0') >= 0) return "bad-channel";
        if (ledger.absurd(event.timeNs())) return "absurd-time";
        if (!ledger.late(event.timeNs(), stage.grace().toNanos())) return null;
        desk.metrics().late();
        return "late";
    }

    private void duplicate(RunLedger ledger) {
        desk.metrics().duplicate();
        ledger.reject("duplicate");
        desk.book().write(ledger);
    }

    private void buffer(RunLedger ledger, Bytes key, R event, Origin origin, byte[] bytes) {
        E prepared;
        try {
            prepared = stage.prepare().apply(event);
        } catch (RuntimeException failure) {
            ledger.reject(desk.rejects().send(origin, failure, bytes));
            desk.book().write(ledger);
            return;
        }
        desk.buffer().put(key, prepared, origin);
        newestNs.merge(event.run(), event.timeNs(), Math::max);
    }

    private void take(Origin origin, Mark mark, byte[] bytes) {
        if (mark instanceof Mark.RunStarted started) {
            start(started, origin);
            return;
        }
        RunLedger ledger = desk.book().find(mark.run());
        if (ledger == null) stray(origin, "unknown-run", "no start of run " + mark.run(), bytes);
        else if (!ledger.clock().knows(mark.source()))
            reject(
                    ledger,
                    origin,
                    "unknown-source",
                    "run lists " + ledger.clock().names(),
                    bytes);
        else if (!ledger.done()) move(ledger, mark, origin);
    }

    private void start(Mark.RunStarted started, Origin origin) {
        if (started.run().indexOf('\0') >= 0) throw new IllegalArgumentException("NUL in a run id");
        RunLedger ledger = desk.book().findOrOpen(started);
        if (ledger.done()) return;
        ledger.started(started);
        desk.book().write(ledger);
        settling.started(started, origin);
    }

    private void move(RunLedger ledger, Mark mark, Origin origin) {
        ledger.move(moved(ledger.clock(), mark));
        settling.afterMark(ledger, origin);
        report(ledger);
    }

    private MarkClock moved(MarkClock clock, Mark mark) {
        if (mark instanceof Mark.Reached reached) return clock.reached(mark.source(), EventTime.ns(reached.instant()));
        if (mark instanceof Mark.RunEnded ended) return clock.ended(mark.source(), EventTime.ns(ended.instant()));
        if (mark instanceof Mark.Drain) return clock.drained(mark.source());
        throw new IllegalArgumentException("a raw topic holds no " + mark.mark());
    }

    private void report(RunLedger ledger) {
        String task = desk.context().taskId().toString();
        long newest = newestNs.getOrDefault(ledger.run(), MarkClock.NEVER);
        desk.metrics().lag(task, newest == MarkClock.NEVER ? 0 : ledger.lagNs(newest));
        desk.metrics().reorderBytes(task, desk.buffer().bytes());
        if (ledger.done()) newestNs.remove(ledger.run());
    }

    private void reject(RunLedger ledger, Origin origin, String reason, String detail, byte[] bytes) {
        ledger.reject(reason);
        desk.book().write(ledger);
        desk.rejects().send(origin, reason, detail, bytes);
    }

    private void stray(Origin origin, String reason, String detail, byte[] bytes) {
        desk.book().stray(reason);
        desk.rejects().send(origin, reason, detail, bytes);
    }

    private String describe(R event) {
        return "run " + event.run() + ", channel " + event.channel() + ", event " + event.eventNumber() + ", time "
                + EventTime.instant(event.timeNs());
    }
}
