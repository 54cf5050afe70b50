package org.driftwatch.streams.germanium.jobs;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.driftwatch.topics.catalogue.Topics;

/**
 * One request after the other, each answered in a transaction that also commits its offset. The transaction begins when the answer
 * is known, so that a long calculation outlasts none. Whoever comes after an end in between does the same request again.
 */
final class JobSession implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final JobClients clients;
    private final Consumer<byte[], byte[]> requests;
    private final Function<ConsumerRecord<byte[], byte[]>, List<ProducerRecord<byte[], byte[]>>> desk;
    private final Map<Integer, Producer<byte[], byte[]>> producers = new TreeMap<>();

    JobSession(
            JobClients clients,
            Consumer<byte[], byte[]> requests,
            Function<ConsumerRecord<byte[], byte[]>, List<ProducerRecord<byte[], byte[]>>> desk) {
        this.clients = clients;
        this.requests = requests;
        this.desk = desk;
        requests.subscribe(List.of(Topics.GE_JOBS.name()), new Assignment());
    }

    /** What belongs to others now must not be written by this one. */
    private final class Assignment implements ConsumerRebalanceListener {
        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            partitions.forEach(partition -> forget(partition.partition()));
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {}
    }

    /** Waits a moment for a request and answers it; leaves it for the next worker when {@code closing} becomes true meanwhile. */
    void next(BooleanSupplier closing) {
        for (ConsumerRecord<byte[], byte[]> record : requests.poll(POLL)) {
            List<ProducerRecord<byte[], byte[]>> answers = desk.apply(record);
            if (closing.getAsBoolean()) return;
            write(record, answers);
        }
    }

    private void write(ConsumerRecord<byte[], byte[]> record, List<ProducerRecord<byte[], byte[]>> answers) {
        Producer<byte[], byte[]> producer = producers.computeIfAbsent(record.partition(), clients::answers);
        producer.beginTransaction();
        answers.forEach(producer::send);
        TopicPartition partition = new TopicPartition(record.topic(), record.partition());
        producer.sendOffsetsToTransaction(
                Map.of(partition, new OffsetAndMetadata(record.offset() + 1)), requests.groupMetadata());
        producer.commitTransaction();
    }

    private void forget(int partition) {
        Producer<byte[], byte[]> producer = producers.remove(partition);
        if (producer != null) producer.close(PATIENCE);
    }

    @Override
    public void close() {
        List.copyOf(producers.keySet()).forEach(this::forget);
    }
}
