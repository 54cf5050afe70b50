package org.driftwatch.streams.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.driftwatch.topics.catalogue.Topics;

/**
 * Reads {@code parameters} from its beginning to where it ends now. Decisions are rare and the topic is kept for ever, so nothing is
 * remembered from one reading to the next: there is no state that could be wrong.
 */
public final class ParameterReader {
    private static final TopicPartition PARTITION = new TopicPartition(Topics.PARAMETERS.name(), 0);
    private static final Duration POLL = Duration.ofMillis(200);

    private final Consumer<byte[], byte[]> consumer;
    private final Consumer<byte[], byte[]> ends;
    private final Duration patience;

    /**
     * @param consumer without a group; reads what is committed
     * @param ends tells where the topic ends. One that reads committed records: what others wrote behind a transaction that is still
     *     open is left out. One that reads all: such transactions are waited for, and everything that was written before is seen
     * @param patience with a broker that says nothing
     */
    public ParameterReader(Consumer<byte[], byte[]> consumer, Consumer<byte[], byte[]> ends, Duration patience) {
        this.consumer = consumer;
        this.ends = ends;
        this.patience = patience;
    }

    /**
     * What is there now of the wanted subjects and scopes, and the ends of all runs.
     *
     * @param wanted asked with {@code subject/scope/}
     * @throws TimeoutException when the broker does not answer
     */
    public ParameterLedger read(Predicate<String> wanted) {
        consumer.assign(List.of(PARTITION));
        consumer.seekToBeginning(List.of(PARTITION));
        long end = ends.endOffsets(List.of(PARTITION), patience).get(PARTITION);
        ParameterLedger ledger = new ParameterLedger();
        long since = System.nanoTime();
        while (consumer.position(PARTITION, patience) < end) {
            ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
            if (!records.isEmpty()) since = System.nanoTime();
            else if (System.nanoTime() - since > patience.toNanos())
                throw new TimeoutException("no answer from " + PARTITION + " within " + patience.toSeconds() + " s");
            for (ConsumerRecord<byte[], byte[]> record : records)
                if (record.value() != null && (ParameterLedger.isMark(record) || wanted.test(prefix(record))))
                    ledger.take(record);
        }
        return ledger;
    }

    /** {@code subject/scope/} of a key {@code subject/scope/valid-from}. */
    private static String prefix(ConsumerRecord<byte[], byte[]> record) {
        String key = record.key() == null ? "" : new String(record.key(), UTF_8);
        return key.substring(0, key.lastIndexOf('/') + 1);
    }
}
