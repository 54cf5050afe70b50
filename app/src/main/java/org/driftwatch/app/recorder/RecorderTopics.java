package org.driftwatch.app.recorder;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.driftwatch.app.broker.CommittedReader;
import org.driftwatch.app.broker.TopicAdmin;
import org.driftwatch.app.broker.TopicException;
import org.driftwatch.replay.recording.StoredRecord;
import org.driftwatch.topics.catalogue.Topics;
import org.driftwatch.topics.codec.UndecodableException;
import org.driftwatch.topics.command.Command;
import org.driftwatch.topics.run.EventTime;

/** The raw topics of a cluster, read from their beginning or from now on; and the commands. */
public final class RecorderTopics implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final int MOST = 2_000;
    private static final TopicPartition COMMANDS = new TopicPartition(Topics.COMMANDS.name(), 0);
    private final String bootstrap;
    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final Consumer<byte[], byte[]> consumer;
    private final List<TopicPartition> partitions;
    private final boolean withCommands;

    /** @param consumers of committed records, without a group, each of them closed here */
    RecorderTopics(
            String bootstrap,
            Supplier<Consumer<byte[], byte[]>> consumers,
            List<TopicPartition> partitions,
            boolean withCommands) {
        this.bootstrap = bootstrap;
        this.consumers = consumers;
        this.partitions = partitions;
        this.withCommands = withCommands;
        consumer = consumers.get();
    }

    /**
     * Those of these names that the cluster has.
     *
     * @throws TopicException when no broker answers within 8 s
     * @throws RecordingException when there is none of them
     */
    public static RecorderTopics on(String bootstrap, Set<String> names) throws TopicException, RecordingException {
        Map<String, Integer> there;
        try (TopicAdmin admin = new TopicAdmin(bootstrap)) {
            there = admin.partitions();
        }
        List<TopicPartition> partitions = new ArrayList<>();
        for (var topic : Topics.RAW)
            for (int p = 0; names.contains(topic.name()) && p < there.getOrDefault(topic.name(), 0); p++)
                partitions.add(new TopicPartition(topic.name(), p));
        if (partitions.isEmpty())
            throw new RecordingException("Kafka at " + bootstrap + " has no topic to record of "
                    + String.join(", ", names) + ": no driftwatch has run on it");
        boolean commands = names.contains(COMMANDS.topic()) && there.containsKey(COMMANDS.topic());
        return new RecorderTopics(
                bootstrap, () -> CommittedReader.withoutGaps(bootstrap, PATIENCE, MOST), partitions, commands);
    }

    /**
     * Goes to where reading begins.
     *
     * @param now only what comes from now on
     * @return where the topics end now
     */
    Map<TopicPartition, Long> begin(boolean now) throws RecordingException {
        try {
            consumer.assign(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            (now ? ends : consumer.beginningOffsets(partitions)).forEach(consumer::seek);
            return ends;
        } catch (KafkaException e) {
            throw failed(e);
        }
    }

    ConsumerRecords<byte[], byte[]> poll(Duration patience) throws RecordingException {
        try {
            return consumer.poll(patience);
        } catch (KafkaException e) {
            throw failed(e);
        }
    }

    private RecordingException failed(KafkaException e) {
        return new RecordingException(
                "Kafka at " + bootstrap + ": " + String.valueOf(e.getMessage()).replaceAll("\\s+", " "));
    }

    /** Whether everything before these ends has been read. */
    boolean areBehind(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    /** What persons have decided about a run so far. */
    List<StoredRecord> commands(String run) throws RecordingException {
        List<StoredRecord> found = new ArrayList<>();
        if (!withCommands) return found;
        try (Consumer<byte[], byte[]> reader = consumers.get()) {
            reader.assign(List.of(COMMANDS));
            reader.seekToBeginning(List.of(COMMANDS));
            long end = reader.endOffsets(List.of(COMMANDS)).get(COMMANDS);
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (reader.position(COMMANDS) < end && System.nanoTime() < deadline)
                for (ConsumerRecord<byte[], byte[]> record : reader.poll(Duration.ofMillis(100)))
                    take(record, run, found);
            if (reader.position(COMMANDS) < end)
                throw new RecordingException("Kafka at " + bootstrap + ": commands read up to offset "
                        + reader.position(COMMANDS) + " of " + end + " within " + PATIENCE.toSeconds() + " s");
        } catch (KafkaException e) {
            throw failed(e);
        }
        return found;
    }

    private static void take(ConsumerRecord<byte[], byte[]> record, String run, List<StoredRecord> found) {
        try {
            Command command = Topics.COMMANDS.value().decode(record.value());
            if (command.target().run().equals(run))
                found.add(new StoredRecord(
                        StoredRecord.Kind.COMMAND,
                        EventTime.ns(command.at()),
                        record.offset(),
                        record.key(),
                        record.value()));
        } catch (UndecodableException foreign) {
            // of no run
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
