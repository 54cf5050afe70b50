package org.driftwatch.streams.engine;

import static org.apache.kafka.streams.StreamsConfig.*;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.Serdes;

/**
 * How a stream application runs. None of it changes a result.
 *
 * @param bootstrap brokers, {@code host:port,...}
 * @param applicationId also the prefix of all its changelogs: another id starts from nothing
 * @param stateDirectory of this instance alone
 * @param threads stream threads
 * @param commitInterval time between two transactions; half of it is what exactly-once costs in latency
 * @param cacheBytesPerThread write cache of the stores; must hold what changes between two commits
 * @param replicationFactor of the changelogs; -1 leaves it to the broker
 * @param standbyReplicas copies of the state on other instances
 */
public record StreamSettings(
        String bootstrap,
        String applicationId,
        Path stateDirectory,
        int threads,
        Duration commitInterval,
        long cacheBytesPerThread,
        int replicationFactor,
        int standbyReplicas) {
    private static final int MB = 1 << 20;
    private static final Duration TRANSACTION_TIMEOUT = Duration.ofSeconds(30);

    public StreamSettings {
        if (threads < 1) throw fault("threads", ">= 1", threads);
        if (commitInterval.toMillis() < 1 || commitInterval.compareTo(TRANSACTION_TIMEOUT.dividedBy(2)) > 0)
            throw fault("commit_interval", "1ms to " + TRANSACTION_TIMEOUT.dividedBy(2), commitInterval);
        if (cacheBytesPerThread < MB) throw fault("cache_bytes_per_thread", ">= " + MB, cacheBytesPerThread);
        if (replicationFactor < 1 && replicationFactor != -1)
            throw fault("replication_factor", ">= 1, or -1 for the broker's default", replicationFactor);
        if (standbyReplicas < 0) throw fault("standby_replicas", ">= 0", standbyReplicas);
    }

    /** Two threads, 500 ms, 32 MiB of cache each, for one broker. */
    public static StreamSettings defaults(String bootstrap, String applicationId, Path stateDirectory) {
        return new StreamSettings(bootstrap, applicationId, stateDirectory, 2, Duration.ofMillis(500), 32L * MB, 1, 0);
    }

    public StreamSettings withThreads(int count) {
        return new StreamSettings(
                bootstrap,
                applicationId,
                stateDirectory,
                count,
                commitInterval,
                cacheBytesPerThread,
                replicationFactor,
                standbyReplicas);
    }

    /** The settings as Kafka Streams takes them. */
    public Properties properties() {
        Properties all = new Properties();
        all.put(BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        all.put(APPLICATION_ID_CONFIG, applicationId);
        all.put(STATE_DIR_CONFIG, stateDirectory.toString());
        all.put(NUM_STREAM_THREADS_CONFIG, threads);
        all.put(NUM_STANDBY_REPLICAS_CONFIG, standbyReplicas);
        all.put(REPLICATION_FACTOR_CONFIG, replicationFactor);
        all.put(PROCESSING_GUARANTEE_CONFIG, EXACTLY_ONCE_V2);
        all.put(COMMIT_INTERVAL_MS_CONFIG, commitInterval.toMillis());
        // per process, divided by threads; evicting one dirty entry flushes a whole store
        all.put(STATESTORE_CACHE_MAX_BYTES_CONFIG, cacheBytesPerThread * threads);
        all.put(ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, SharedRocksMemory.class);
        all.put(DEFAULT_TIMESTAMP_EXTRACTOR_CLASS_CONFIG, AnyTimestamp.class);
        // bytes cannot fail to deserialize; decoding and its dead letters happen in the processors
        all.put(DEFAULT_KEY_SERDE_CLASS_CONFIG, Serdes.ByteArraySerde.class);
        all.put(DEFAULT_VALUE_SERDE_CLASS_CONFIG, Serdes.ByteArraySerde.class);
        // 1000 waveforms of 16 kB in each of 16 partitions would be 256 MB of heap
        all.put(BUFFERED_RECORDS_PER_PARTITION_CONFIG, 200);
        all.put(METRIC_REPORTER_CLASSES_CONFIG, "");
        all.put(ENABLE_METRICS_PUSH_CONFIG, false);
        all.put(ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        clients(all);
        return all;
    }

    private void clients(Properties all) {
        all.put(consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        all.put(consumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), 200);
        // the default of 45 s is how long a restart after kill -9 would wait for its dead predecessor
        all.put(consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), 6_000);
        all.put(consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), 1_500);
        all.put(consumerPrefix(ConsumerConfig.FETCH_MAX_BYTES_CONFIG), 16 * MB);
        all.put(producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), (int) TRANSACTION_TIMEOUT.toMillis());
        all.put(producerPrefix(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG), 120_000);
        // nobody reads before the commit, which sends all that waits: fewer and larger requests cost no latency
        all.put(producerPrefix(ProducerConfig.LINGER_MS_CONFIG), commitInterval.toMillis());
        all.put(producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), 128 * 1024);
        all.put(producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
    }

    private static IllegalArgumentException fault(String field, String bound, Object value) {
        return new IllegalArgumentException("streams." + field + " must be " + bound + ", was " + value);
    }
}
