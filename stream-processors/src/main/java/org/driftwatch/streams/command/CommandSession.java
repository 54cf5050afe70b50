package org.driftwatch.streams.command;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.driftwatch.topics.catalogue.Topics;

/**
 * Commands in the order of their topic, some at a time, answered in a transaction that also commits their offsets. The topic has one
 * partition, so of all workers of the group one works. It asks to be the writer before it reads the versions: what a worker before it
 * wrote is there then, or never comes.
 */
final class CommandSession implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final CommandClients clients;
    private final Consumer<byte[], byte[]> commands;
    private final CommandDesk desk;
    private final CommandMetrics metrics;
    private Producer<byte[], byte[]> producer;

    CommandSession(
            CommandClients clients, Consumer<byte[], byte[]> commands, CommandDesk desk, CommandMetrics metrics) {
        this.clients = clients;
        this.commands = commands;
        this.desk = desk;
        this.metrics = metrics;
        commands.subscribe(List.of(Topics.COMMANDS.name()), new Assignment());
    }

    /** What belongs to another worker now must not be written by this one. */
    private final class Assignment implements ConsumerRebalanceListener {
        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            close();
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {}
    }

    /** Waits a moment for commands and answers them. */
    void next() {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        commands.poll(POLL).forEach(records::add);
        if (records.isEmpty()) return;
        if (producer == null) producer = clients.answers();
        List<CommandDesk.Answer> answers = desk.answer(records);
        write(records.get(records.size() - 1), answers);
        answers.forEach(each -> metrics.ended(each.outcome(), each.reason()));
    }

    private void write(ConsumerRecord<byte[], byte[]> last, List<CommandDesk.Answer> answers) {
        producer.beginTransaction();
        answers.forEach(each -> each.output().ifPresent(producer::send));
        TopicPartition partition = new TopicPartition(last.topic(), last.partition());
        producer.sendOffsetsToTransaction(
                Map.of(partition, new OffsetAndMetadata(last.offset() + 1)), commands.groupMetadata());
        producer.commitTransaction();
    }

    @Override
    public void close() {
        if (producer != null) producer.close(PATIENCE);
        producer = null;
    }
}
