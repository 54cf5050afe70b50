package org.driftwatch.streams.run;

import java.util.List;
import java.util.function.IntSupplier;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.driftwatch.streams.deadletter.Origin;
import org.driftwatch.topics.catalogue.Topics;
import org.driftwatch.topics.run.Event;
import org.driftwatch.topics.run.InBand;
import org.driftwatch.topics.run.Mark;

/**
 * What marks set going: fold what they have passed, tell the channels the time, after the end of the run do the last
 * fits, then say that the partition is done. Each record does a bounded piece of it and leaves the rest to the records
 * that follow; what comes out does not depend on the size of the pieces. The last drain record of a run does all that
 * is left, so that a run always ends.
 */
final class Settling<E extends Event> {
    private static final int BATCH = 512;

    private final Stage<?, E> stage;
    private final RunFold<E> fold;
    private final Desk<E> desk;

    /** What a task works with; made anew in each init(). */
    record Desk<E extends Event>(
            ProcessorContext<byte[], byte[]> context,
            Outlets outlets,
            Rejects rejects,
            RunBook book,
            ReorderBuffer<E> buffer,
            StageMetrics metrics) {
        int partition() {
            return context.taskId().partition();
        }
    }

    Settling(Stage<?, E> stage, RunFold<E> fold, Desk<E> desk) {
        this.stage = stage;
        this.fold = fold;
        this.desk = desk;
    }

    void started(Mark.RunStarted start, Origin now) {
        fold.started(start, now);
    }

    /** One piece of what earlier records left undone. */
    void continueBacklog(Origin now) {
        Work work = Work.of(stage.workPerRecord());
        for (RunLedger ledger : desk.book().open()) {
            if (work.exhausted()) return;
            if (ledger.finishing()) work.spend(stage.workPerRecord() + lastFit(ledger, now));
            else if (ledger.behind(graceNs())) settle(ledger, now, work);
        }
    }

    /** After a mark has moved the clock of this run: as much as one record may do. */
    void afterMark(RunLedger ledger, Origin now) {
        boolean last = ledger.clock().spent();
        settle(ledger, now, last ? Work.unlimited() : Work.of(stage.workPerRecord()));
        while (last && ledger.finishing()) lastFit(ledger, now);
    }

    private void settle(RunLedger ledger, Origin now, Work work) {
        while (!work.exhausted() && ledger.behind(graceNs())) {
            if (ledger.advancing()) advance(ledger, now, work);
            else foldDue(ledger, work);
        }
        ledger.reject(fold.takeRejected(ledger.run()));
        if (ledger.finishing() && ledger.lastFits().isEmpty()) close(ledger);
        desk.book().write(ledger);
    }

    private void foldDue(RunLedger ledger, Work work) {
        long before = ledger.clock().settled(graceNs());
        List<ReorderBuffer.Waiting> due;
        do {
            due = desk.buffer().before(ledger.run(), before, BATCH);
            for (ReorderBuffer.Waiting waiting : due) {
                if (work.exhausted()) return;
                work.spend(fold(ledger, waiting));
            }
        } while (due.size() == BATCH);
        ledger.startAdvance(before);
    }

    private int fold(RunLedger ledger, ReorderBuffer.Waiting waiting) {
        Origin origin = new Origin(stage.name(), desk.partition(), waiting.offset(), waiting.timestampMs());
        desk.buffer().remove(waiting);
        try {
            E event = desk.buffer().event(waiting);
            int cost = fold.fold(event, origin);
            ledger.folded(event);
            desk.metrics().folded(origin, desk.context().currentSystemTimeMs());
            return cost;
        } catch (RuntimeException failure) {
            ledger.reject(desk.rejects().send(origin, failure, waiting.payload()));
            return 1;
        }
    }

    private void advance(RunLedger ledger, Origin now, Work work) {
        for (String channel : ledger.toAdvance()) {
            if (work.exhausted()) return;
            RunChannel of = new RunChannel(ledger.run(), channel);
            work.spend(guarded(now, () -> fold.advance(of, ledger.advanceNs(), now)));
            ledger.advanced(channel);
        }
        settled(ledger, now);
        ledger.endAdvance();
    }

    private void settled(RunLedger ledger, Origin now) {
        guarded(now, () -> {
            fold.settled(ledger.run(), ledger.advanceNs(), now);
            return 0;
        });
    }

    private int lastFit(RunLedger ledger, Origin now) {
        String channel = ledger.lastFits().first();
        int cost = guarded(now, () -> finish(ledger, channel, now));
        ledger.lastFits().remove(channel);
        if (ledger.lastFits().isEmpty()) close(ledger);
        desk.book().write(ledger);
        return cost;
    }

    private int finish(RunLedger ledger, String channel, Origin now) {
        RunFold.Finished last = fold.finish(new RunChannel(ledger.run(), channel), now);
        if (!last.uncalibrated().isEmpty()) ledger.uncalibrated(channel, last.uncalibrated());
        return last.cost();
    }

    private int guarded(Origin now, IntSupplier call) {
        try {
            return call.getAsInt();
        } catch (RuntimeException failure) {
            desk.rejects().send(now, failure, null);
            return 1;
        }
    }

    private void close(RunLedger ledger) {
        ledger.reject(desk.book().takeStrays());
        Mark.PartitionDone done = ledger.close(stage.name(), desk.partition());
        String key = done.run() + "/" + done.source() + "/" + done.partition();
        desk.outlets().send(Topics.PARAMETERS, key, new InBand.Marked<>(done));
        desk.outlets().send(Topics.DRIFT, key, new InBand.Marked<>(done));
        fold.done(done);
    }

    private long graceNs() {
        return stage.grace().toNanos();
    }
}
