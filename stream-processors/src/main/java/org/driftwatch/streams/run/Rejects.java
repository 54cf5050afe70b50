package org.driftwatch.streams.run;

import org.apache.kafka.common.KafkaException;
import org.driftwatch.streams.deadletter.DeadLetters;
import org.driftwatch.streams.deadletter.Origin;
import org.driftwatch.topics.catalogue.Topics;
import org.driftwatch.topics.deadletter.DeadLetter;

/** Keeps records out of the stream: sends dead letters and counts them. */
public final class Rejects {
    /** A failure that names no reason of its own. */
    public static final String PROCESSOR_ERROR = "processor-error";

    private final Outlets outlets;
    private final StageMetrics metrics;

    public Rejects(Outlets outlets, StageMetrics metrics) {
        this.outlets = outlets;
        this.metrics = metrics;
    }

    void send(Origin origin, String reason, String detail, byte[] bytes) {
        DeadLetter letter = DeadLetters.of(origin, reason, detail, bytes);
        outlets.send(Topics.DEAD_LETTERS, origin.id(), letter);
        metrics.deadLetter(reason);
    }

    /** Sends a failure and answers the reason it counts by. */
    public String send(Origin origin, RuntimeException failure, byte[] bytes) {
        rethrowKafka(failure);
        String reason = DeadLetters.reasonOf(failure, PROCESSOR_ERROR);
        send(origin, reason, DeadLetters.detailOf(failure), bytes);
        return reason;
    }

    /** What Kafka throws (fenced, migrated, store closed) is no fault of a record: Kafka Streams must see it. */
    static void rethrowKafka(RuntimeException failure) {
        if (failure instanceof KafkaException) throw failure;
    }
}
