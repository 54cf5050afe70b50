package org.driftwatch.app.recorder;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.driftwatch.topics.catalogue.Topics;
import org.driftwatch.topics.command.Command;
import org.driftwatch.topics.germanium.DspEvent;
import org.driftwatch.topics.run.InBand;
import org.driftwatch.topics.run.Mark;
import org.driftwatch.topics.run.RunDescription;

/** What a broker has on two partitions of {@code ge.dsp}, and on {@code commands}. */
final class FakeRaw {
    private static final String TOPIC = Topics.GE_DSP.name();
    private static final int PARTITIONS = 2;
    private static final TopicPartition COMMANDS = new TopicPartition(Topics.COMMANDS.name(), 0);
    private final Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> records = new HashMap<>();
    private final Map<TopicPartition, Long> begins = new HashMap<>();
    private Map<TopicPartition, Long> endsNow;

    FakeRaw() {
        for (TopicPartition each : raw()) records.put(each, new ArrayList<>());
        records.put(COMMANDS, new ArrayList<>());
    }

    private static List<TopicPartition> raw() {
        return List.of(new TopicPartition(TOPIC, 0), new TopicPartition(TOPIC, 1));
    }

    /** What is added from here on comes after the recorder has begun. */
    FakeRaw now() {
        endsNow = ends();
        return this;
    }

    private Map<TopicPartition, Long> ends() {
        Map<TopicPartition, Long> ends = new HashMap<>();
        records.forEach((partition, all) -> ends.put(partition, (long) all.size()));
        return ends;
    }

    FakeRaw bytes(int partition, String value) {
        return add(new TopicPartition(TOPIC, partition), value.getBytes(UTF_8));
    }

    private FakeRaw add(TopicPartition to, byte[] value) {
        List<ConsumerRecord<byte[], byte[]>> all = records.get(to);
        all.add(new ConsumerRecord<>(to.topic(), to.partition(), all.size(), null, value));
        return this;
    }

    private FakeRaw add(int partition, InBand<DspEvent> value) {
        return add(new TopicPartition(TOPIC, partition), Topics.GE_DSP.value().encode(value));
    }

    FakeRaw started(String run) {
        RunDescription description = new RunDescription(
                run, "dsp", List.of("dsp"), List.of("ch1"), Instant.EPOCH, Instant.ofEpochSecond(9), -1);
        for (int p = 0; p < PARTITIONS; p++)
            add(p, new InBand.Marked<>(new Mark.RunStarted(description, p, PARTITIONS)));
        return this;
    }

    FakeRaw event(String run, int partition, long number) {
        return add(
                partition,
                new InBand.Data<>(new DspEvent(run, "ch1", number, number, List.of("e"), new double[] {number})));
    }

    FakeRaw reached(String run, int second, long sent) {
        for (int p = 0; p < PARTITIONS; p++) {
            Instant at = Instant.ofEpochSecond(second);
            add(p, new InBand.Marked<>(new Mark.Reached(run, "dsp", p, PARTITIONS, at, sent)));
        }
        return this;
    }

    FakeRaw ended(String run, long sent) {
        for (int p = 0; p < PARTITIONS; p++) {
            Instant at = Instant.ofEpochSecond(9);
            add(p, new InBand.Marked<>(new Mark.RunEnded(run, "dsp", p, PARTITIONS, at, sent)));
            add(p, new InBand.Marked<>(new Mark.Drain(run, "dsp", p, PARTITIONS)));
        }
        return this;
    }

    FakeRaw command(String id, String run) {
        Command.Target target = new Command.Target("germanium.filter", "ch1", run, 1);
        Command command = Command.of(id, Command.Action.publish, target, "Ada", "better", Instant.EPOCH);
        return add(COMMANDS, Topics.COMMANDS.value().encode(command));
    }

    /** The first records of a partition are gone. */
    FakeRaw without(int partition, long first) {
        begins.put(new TopicPartition(TOPIC, partition), first);
        return this;
    }

    RecorderTopics topics() {
        return new RecorderTopics("fake:1", this::consumer, raw(), true);
    }

    /** A cluster whose broker dies once everything has been read. */
    RecorderTopics mortal() {
        return new RecorderTopics("fake:1", () -> dying(consumer()), raw(), true);
    }

    private static MockConsumer<byte[], byte[]> dying(MockConsumer<byte[], byte[]> consumer) {
        consumer.schedulePollTask(() -> consumer.setPollException(new KafkaException("broker died")));
        return consumer;
    }

    private MockConsumer<byte[], byte[]> consumer() {
        MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("none");
        Map<TopicPartition, Long> begin = new HashMap<>();
        records.keySet().forEach(partition -> begin.put(partition, begins.getOrDefault(partition, 0L)));
        consumer.updateBeginningOffsets(begin);
        Map<TopicPartition, Long> ends = ends();
        if (endsNow != null) ends.putAll(endsNow);
        ends.put(COMMANDS, (long) records.get(COMMANDS).size());
        consumer.updateEndOffsets(ends);
        consumer.schedulePollTask(() -> {
            for (TopicPartition each : consumer.assignment())
                for (ConsumerRecord<byte[], byte[]> record : records.get(each))
                    if (record.offset() >= consumer.position(each)) consumer.addRecord(record);
        });
        return consumer;
    }
}
