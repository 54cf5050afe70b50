package org.driftwatch.ingest.run;

import java.util.function.LongSupplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;

/** Transactions that end only behind a mark, so that what is committed always says how far it goes. */
final class MarkedTransaction {
    private static final int COMMIT_ATTEMPTS = 3;
    private final Producer<byte[], byte[]> producer;
    private final KafkaSinkSettings settings;
    private final LongSupplier nanoClock;
    private boolean open;
    private boolean endsAtMark;
    private long openedAt;
    private int events;
    private long committedEvents;
    private volatile Exception failure;

    MarkedTransaction(Producer<byte[], byte[]> producer, KafkaSinkSettings settings, LongSupplier nanoClock) {
        this.producer = producer;
        this.settings = settings;
        this.nanoClock = nanoClock;
    }

    void sendEvent(ProducerRecord<byte[], byte[]> record) {
        send(record);
        events++;
        endsAtMark = false;
    }

    void sendMark(ProducerRecord<byte[], byte[]> record) {
        send(record);
        endsAtMark = true;
    }

    private void send(ProducerRecord<byte[], byte[]> record) {
        if (failure != null) throw new KafkaException(failure.getMessage(), failure);
        if (!open) begin();
        producer.send(record, (metadata, error) -> {
            if (error != null && failure == null) failure = error;
        });
    }

    private void begin() {
        producer.beginTransaction();
        open = true;
        openedAt = nanoClock.getAsLong();
        events = 0;
    }

    /** Ends the transaction if it stands at a mark and is old or large enough. */
    void commitIfDue() {
        boolean old = open
                && nanoClock.getAsLong() - openedAt >= settings.commitEvery().toNanos();
        if (old || events >= settings.commitEvents()) commitAtMark();
    }

    /** Ends the transaction if it stands at a mark. */
    void commitAtMark() {
        if (!open || !endsAtMark) return;
        for (int attempt = 1; ; attempt++) {
            try {
                producer.commitTransaction();
                open = false;
                committedEvents += events;
                events = 0;
                return;
            } catch (TimeoutException e) {
                if (attempt == COMMIT_ATTEMPTS) throw e; // the broker may have paused; committing again is safe
            }
        }
    }

    long committedEvents() {
        return committedEvents;
    }

    /** Drops what is not committed. After a failure the broker does so itself when the producer returns or times out. */
    void abort() {
        if (!open || failure != null) return;
        open = false;
        boolean interrupted = Thread.interrupted();
        try {
            producer.abortTransaction();
        } catch (KafkaException e) {
            failure = e;
        } finally {
            if (interrupted) Thread.currentThread().interrupt();
        }
    }
}
