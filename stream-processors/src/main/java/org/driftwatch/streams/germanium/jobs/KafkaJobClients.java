package org.driftwatch.streams.germanium.jobs;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.Producer;
import org.driftwatch.streams.engine.WorkerClients;

/**
 * Clients on a cluster. Transactions begin after the calculation and hold a few records.
 *
 * @param clients how they are opened
 * @param group consumer group of all workers, and prefix of their transactional ids
 */
record KafkaJobClients(WorkerClients clients, String group) implements JobClients {
    /** A longer job would lose its partitions to another worker. */
    private static final Duration LONGEST_JOB = Duration.ofHours(1);

    /** The sink's batches: a fetch brings at least one of them. */
    private static final int FETCH_BYTES = 256 * 1024;

    private static final int RECORDS_PER_FETCH = 64;

    @Override
    public Consumer<byte[], byte[]> requests() {
        Map<String, Object> config = clients.member(group);
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
        config.put(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, (int) LONGEST_JOB.toMillis());
        return WorkerClients.consumer(config);
    }

    @Override
    public Consumer<byte[], byte[]> waveforms() {
        Map<String, Object> config = clients.reader("none");
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, RECORDS_PER_FETCH);
        config.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, FETCH_BYTES);
        return WorkerClients.consumer(config);
    }

    @Override
    public Producer<byte[], byte[]> answers(int partition) {
        return clients.producer(group + "-" + partition);
    }
}
