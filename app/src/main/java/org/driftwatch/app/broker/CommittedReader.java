package org.driftwatch.app.broker;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.driftwatch.streams.engine.WorkerClients;

/** Opens consumers of what is committed on a cluster, which belong to no group, commit nothing and make no topic. */
public final class CommittedReader {
    private CommittedReader() {}

    /**
     * A consumer that goes on from the earliest record.
     *
     * @param bootstrap brokers, {@code host:port,...}
     * @param patience how long a call waits for the brokers
     */
    public static Consumer<byte[], byte[]> on(String bootstrap, Duration patience) {
        return opened(bootstrap, "earliest", patience, Map.of());
    }

    /**
     * A consumer for which records that went away while it reads are an error, not a silent gap.
     *
     * @param most records of a poll at the most
     */
    public static Consumer<byte[], byte[]> withoutGaps(String bootstrap, Duration patience, int most) {
        return opened(bootstrap, "none", patience, Map.of(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, most));
    }

    private static Consumer<byte[], byte[]> opened(
            String bootstrap, String offsetReset, Duration patience, Map<String, Object> more) {
        Map<String, Object> config = new WorkerClients(bootstrap).reader(offsetReset);
        config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) patience.toMillis());
        config.putAll(more);
        return WorkerClients.consumer(config);
    }
}
