package org.driftwatch.streams.cherenkov;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.driftwatch.streams.engine.StreamSettings;
import org.driftwatch.topics.catalogue.Topic;
import org.driftwatch.topics.catalogue.Topics;
import org.driftwatch.topics.cherenkov.ArraySnapshot;
import org.driftwatch.topics.deadletter.DeadLetter;
import org.driftwatch.topics.run.InBand;

/**
 * Both stages with several partitions, without Kafka: who reads next is up to the test. Tasks keep their stores when they are started
 * again.
 */
final class Plant {
    static final Duration GRACE = Duration.ofSeconds(2);
    static final ArrayTopology.Settings SETTINGS =
            new ArrayTopology.Settings(GRACE, PlainJoin::new, HashingArray::new, 4_000);

    final MeterRegistry registry = new SimpleMeterRegistry();
    final List<Task> joining = new ArrayList<>();
    final List<Task> calculating = new ArrayList<>();
    private final ArrayMetrics metrics = new ArrayMetrics(registry);
    private final List<String> answers = new ArrayList<>();
    private final List<ArraySnapshot> shown = new ArrayList<>();
    private final List<DeadLetter> deadLetters = new ArrayList<>();

    Plant(int partitions, Path directory) {
        this(partitions, SETTINGS, directory);
    }

    Plant(int partitions, ArrayTopology.Settings settings, Path directory) {
        String first = Topics.TEL_DL2.name();
        String second = Topics.TEL_EVENTS.name();
        for (int p = 0; p < partitions; p++) {
            joining.add(new Task(
                    first,
                    p,
                    () -> ArrayTopology.joining(settings, metrics),
                    List.of(first + "-runs", first + "-reorder", first + "-join"),
                    directory));
            calculating.add(new Task(
                    second,
                    p,
                    () -> ArrayTopology.calculating(settings, metrics),
                    List.of(second + "-runs", second + "-reorder", second + "-arrays"),
                    directory));
        }
    }

    /** Lets tasks step in random order until all is done, and starts them again with this probability. */
    void mix(Random random, double restarts) {
        List<Task> tasks = new ArrayList<>(joining);
        tasks.addAll(calculating);
        while (tasks.stream().anyMatch(task -> !task.idle())) {
            Task task = tasks.get(random.nextInt(tasks.size()));
            if (random.nextDouble() < restarts) task.restart();
            if (!task.idle()) task.step();
        }
    }

    /** One task, what waits for it, and its stores. */
    final class Task {
        private final String topic;
        private final int partition;
        private final Supplier<Processor<byte[], byte[], byte[], byte[]>> supplier;
        private final MockProcessorContext<byte[], byte[]> context;
        private final Map<String, KeyValueStore<Bytes, byte[]>> stores = new HashMap<>();
        private final Queue<Sent> input = new ArrayDeque<>();
        private Processor<byte[], byte[], byte[], byte[]> processor;
        private long offset;

        Task(
                String topic,
                int partition,
                Supplier<Processor<byte[], byte[], byte[], byte[]>> supplier,
                List<String> storeNames,
                Path directory) {
            this.topic = topic;
            this.partition = partition;
            this.supplier = supplier;
            context = new MockProcessorContext<>(
                    StreamSettings.defaults("nowhere:1", "a", directory).properties(),
                    new TaskId(0, partition),
                    directory.toFile());
            context.setCurrentSystemTimeMs(0);
            for (String name : storeNames) {
                KeyValueStore<Bytes, byte[]> store = Stores.keyValueStoreBuilder(
                                Stores.inMemoryKeyValueStore(name), Serdes.Bytes(), Serdes.ByteArray())
                        .withLoggingDisabled()
                        .build();
                store.init(context.getStateStoreContext(), store);
                context.addStateStore(store);
                stores.put(name, store);
            }
            restart();
        }

        /** A new processor on the same stores. */
        void restart() {
            processor = supplier.get();
            processor.init(context);
        }

        boolean idle() {
            return input.isEmpty();
        }

        /** Processes the next record that waits. */
        void step() {
            Sent sent = input.remove();
            context.setRecordMetadata(topic, partition, offset++);
            processor.process(new Record<>(sent.key(), sent.value(), 0));
            forward();
        }

        private void forward() {
            context.forwarded().forEach(each -> route(topic, each.childName().orElseThrow(), each.record()));
            context.resetForwards();
        }

        long entries(String store) {
            long entries = 0;
            try (var all = stores.get(store).all()) {
                for (; all.hasNext(); all.next()) entries++;
            }
            return entries;
        }
    }

    private void route(String stage, String node, Record<? extends byte[], ? extends byte[]> record) {
        String topic = node.substring((stage + "-to-").length());
        if (topic.equals(Topics.TEL_EVENTS.name()))
            new MarksEverywhere()
                    .partitions(topic, record.key(), record.value(), calculating.size())
                    .orElseThrow()
                    .forEach(p -> calculating.get(p).input.add(new Sent(p, record.key(), record.value())));
        else if (topic.equals(Topics.DEAD_LETTERS.name()))
            deadLetters.add(Topics.DEAD_LETTERS.value().decode(record.value()));
        else if (topic.equals(Topics.ARRAYS.name()))
            shown.add(Topics.ARRAYS.value().decode(record.value()));
        else answers.add(topic + " " + new String(record.value()).replaceAll("\"input\":\"[^\"]*\"", ""));
    }

    void offer(List<Sent> records) {
        records.forEach(this::offer);
    }

    void offer(Sent sent) {
        joining.get(sent.partition()).input.add(sent);
    }

    /** Offers and processes all, the first stage first. */
    Plant drain() {
        for (List<Task> stage : List.of(joining, calculating)) for (Task task : stage) while (!task.idle()) task.step();
        return this;
    }

    Plant play(List<Sent> records) {
        offer(records);
        return drain();
    }

    /** What waits for the second stage, marks included. */
    <V> List<InBand<V>> travelling(Topic<String, InBand<V>> topic, int partition) {
        return calculating.get(partition).input.stream()
                .map(each -> topic.value().decode(each.value()))
                .toList();
    }

    /** Parameters, drift and reports, sorted: their order over partitions is no result. */
    List<String> answers() {
        return answers.stream().sorted().toList();
    }

    /** Without the reports of partitions. */
    List<String> results() {
        return answers().stream()
                .filter(each -> !each.contains("partition-done"))
                .toList();
    }

    /** What was shown of arrays. */
    List<ArraySnapshot> shown() {
        return shown;
    }

    /** Lets a second of wall time pass in the second stage. */
    void passASecond() {
        for (Task task : calculating)
            task.context.scheduledPunctuators().stream()
                    .filter(each -> !each.cancelled())
                    .forEach(each -> each.getPunctuator().punctuate(0));
        for (Task task : calculating) task.forward();
    }

    List<DeadLetter> deadLetters() {
        return deadLetters;
    }
}
