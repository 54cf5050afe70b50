package org.driftwatch.streams.command;

import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.Producer;
import org.driftwatch.streams.engine.WorkerClients;

/**
 * Clients on a cluster.
 *
 * @param clients how they are opened
 * @param group consumer group of all workers, and their transactional id
 */
record KafkaCommandClients(WorkerClients clients, String group) implements CommandClients {
    private static final int COMMANDS_PER_TRANSACTION = 100;

    @Override
    public Consumer<byte[], byte[]> commands() {
        Map<String, Object> config = clients.member(group);
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, COMMANDS_PER_TRANSACTION);
        return WorkerClients.consumer(config);
    }

    @Override
    public Consumer<byte[], byte[]> versions() {
        return WorkerClients.consumer(clients.reader("earliest"));
    }

    @Override
    public Consumer<byte[], byte[]> ends() {
        Map<String, Object> config = clients.reader("earliest");
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_uncommitted");
        return WorkerClients.consumer(config);
    }

    @Override
    public Producer<byte[], byte[]> answers() {
        return clients.producer(group);
    }
}
