package org.driftwatch.streams.run;

import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.driftwatch.streams.deadletter.DeadLetters;
import org.driftwatch.streams.deadletter.Origin;
import org.driftwatch.topics.run.Event;

/**
 * First stage behind a raw topic: events in, in any order within the grace; the same events folded in the one order.
 * No exception of a record leaves it. All it knows is in stores; {@link #init} may be called again on the same object
 * and forgets all else.
 */
public final class RunProcessor<R extends Event, E extends Event> implements Processor<byte[], byte[], byte[], byte[]> {
    private final Stage<R, E> stage;
    private final RunFold<E> fold;
    private final StageMetrics metrics;
    private Settling.Desk<E> desk;
    private Settling<E> settling;
    private Intake<R, E> intake;

    public RunProcessor(Stage<R, E> stage, RunFold<E> fold, StageMetrics metrics) {
        this.stage = stage;
        this.fold = fold;
        this.metrics = metrics;
    }

    /** Name of the store of run ledgers of a stage. */
    public static String runsStore(String stage) {
        return stage + "-runs";
    }

    /** Name of the store in which events of a stage wait for their turn. */
    public static String reorderStore(String stage) {
        return stage + "-reorder";
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
        Outlets outlets = new Outlets(context, stage.name());
        desk = new Settling.Desk<>(
                context,
                outlets,
                new Rejects(outlets, metrics),
                new RunBook(context.getStateStore(runsStore(stage.name()))),
                new ReorderBuffer<>(context.getStateStore(reorderStore(stage.name())), stage.buffered()),
                metrics);
        fold.open(context);
        settling = new Settling<>(stage, fold, desk);
        intake = new Intake<>(stage, desk, settling);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        Origin origin = origin(record);
        guarded(origin, null, () -> settling.continueBacklog(origin));
        guarded(origin, record.value(), () -> intake.take(origin, record.value()));
        fold.flush();
    }

    private void guarded(Origin origin, byte[] bytes, Runnable step) {
        try {
            step.run();
        } catch (RuntimeException failure) {
            desk.rejects().send(origin, failure, bytes);
            desk.book().stray(DeadLetters.reasonOf(failure, Rejects.PROCESSOR_ERROR));
        }
    }

    private Origin origin(Record<byte[], byte[]> record) {
        RecordMetadata at = desk.context().recordMetadata().orElseThrow();
        return new Origin(at.topic(), at.partition(), at.offset(), record.timestamp());
    }

    @Override
    public void close() {
        if (desk != null) metrics.forget(desk.context().taskId().toString());
        fold.close();
    }
}
