package org.driftwatch.streams.engine;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Kafka clients of a worker beside the streams: consumers of what is committed, which commit nothing by themselves and make no topic,
 * and producers with transactions of a few records.
 *
 * @param bootstrap brokers, {@code host:port,...}
 */
public record WorkerClients(String bootstrap) {
    private static final Duration TRANSACTION_TIMEOUT = Duration.ofSeconds(10);
    /** How long a restart after kill -9 waits for its dead predecessor. */
    private static final int SESSION_MS = 6_000;

    private static final int HEARTBEAT_MS = 1_500;

    /**
     * The settings of a consumer, which the caller may change.
     *
     * @param offsetReset what it does where it has no offset: {@code earliest} or {@code none}
     */
    public Map<String, Object> reader(String offsetReset) {
        Map<String, Object> config = new HashMap<>();
        config.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, offsetReset);
        return config;
    }

    /** The settings of a consumer from the earliest in a consumer group, which the caller may change. */
    public Map<String, Object> member(String group) {
        Map<String, Object> config = reader("earliest");
        config.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        config.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_MS);
        config.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, HEARTBEAT_MS);
        return config;
    }

    /** Opens a consumer. */
    public static Consumer<byte[], byte[]> consumer(Map<String, Object> config) {
        return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /**
     * Opens a producer with transactions; another one with its id is fenced off.
     *
     * @throws org.apache.kafka.common.KafkaException when the cluster does not answer
     */
    public Producer<byte[], byte[]> producer(String transactionalId) {
        Map<String, Object> config = new HashMap<>();
        config.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
        config.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, (int) TRANSACTION_TIMEOUT.toMillis());
        config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        Producer<byte[], byte[]> producer =
                new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
        producer.initTransactions();
        return producer;
    }
}
