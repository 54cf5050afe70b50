package org.driftwatch.streams.germanium;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.test.TestRecord;
import org.driftwatch.streams.engine.StreamSettings;
import org.driftwatch.topics.catalogue.Topics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a task knows is in its stores, and what is in its stores is in their changelogs. */
class GermaniumRestartTest {
    private static final List<String> STORES = List.of("ge.dsp-runs", "ge.dsp-reorder", "ge.dsp-channels");
    private static final FakeRun RUN = FakeRun.of("r1", "ch1", "ch2", "ch3");

    @TempDir
    private Path directory;

    private static Processor<byte[], byte[], byte[], byte[]> processor(int work) {
        return GermaniumTopology.dspProcessor(Bench.settings(work), new GermaniumMetrics(new SimpleMeterRegistry()));
    }

    /** One task with plain stores, on which processors can be started again at will. */
    private final class Task {
        private final MockProcessorContext<byte[], byte[]> context = new MockProcessorContext<>(
                StreamSettings.defaults("nowhere:1", "a", directory).properties(),
                new TaskId(1, 0),
                directory.toFile());
        private final Map<String, KeyValueStore<Bytes, byte[]>> stores = new HashMap<>();
        private long offset;

        Task() {
            context.setCurrentSystemTimeMs(0);
            for (String name : STORES) {
                KeyValueStore<Bytes, byte[]> store = Stores.keyValueStoreBuilder(
                                Stores.inMemoryKeyValueStore(name), Serdes.Bytes(), Serdes.ByteArray())
                        .withLoggingDisabled()
                        .build();
                store.init(context.getStateStoreContext(), store);
                context.addStateStore(store);
                stores.put(name, store);
            }
        }

        Processor<byte[], byte[], byte[], byte[]> start(Processor<byte[], byte[], byte[], byte[]> processor) {
            processor.init(context);
            return processor;
        }

        void send(Processor<byte[], byte[], byte[], byte[]> processor, Sent sent) {
            context.setRecordMetadata("ge.dsp", 0, offset++);
            processor.process(new Record<>(sent.key(), sent.value(), 0));
        }

        List<String> answers() {
            return context.forwarded().stream()
                    .filter(each -> !each.childName().orElseThrow().endsWith(Topics.HISTOGRAMS.name()))
                    .map(each -> each.childName().orElseThrow() + " "
                            + Bench.withoutOffset(new String(each.record().value())))
                    .toList();
        }
    }

    private List<String> undisturbed(List<Sent> records) {
        Task task = new Task();
        Processor<byte[], byte[], byte[], byte[]> processor = task.start(processor(4_000));
        records.forEach(sent -> task.send(processor, sent));
        return task.answers();
    }

    @Test
    void newProcessorsOnTheSameStoresGoOnAsIfNothingHadHappened() {
        List<Sent> records = RUN.records(800, 21);
        List<String> expected = undisturbed(records);
        for (long seed = 0; seed < 5; seed++) {
            Random random = new Random(seed);
            Task task = new Task();
            Processor<byte[], byte[], byte[], byte[]> processor = task.start(processor(4_000));
            for (Sent sent : records) {
                int chance = random.nextInt(40);
                if (chance == 0) processor = task.start(processor(4_000));
                if (chance == 1) task.start(processor);
                task.send(processor, sent);
            }
            assertThat(task.answers()).isEqualTo(expected);
        }
    }

    @Test
    void theRealCalculationOfAllSubjectsGoesOnToo() {
        var events = StreamEqualsBatchTest.events(new Random(41), 5_000);
        List<Sent> records = StreamEqualsBatchTest.records(events, new Random(42));
        List<String> expected = real(records, 0);
        assertThat(expected).anyMatch(each -> each.contains("germanium.cuts"));
        assertThat(expected).anyMatch(each -> each.contains("germanium.pole-zero"));
        assertThat(real(records, 0.02)).isEqualTo(expected);
    }

    private List<String> real(List<Sent> records, double dropped) {
        Random random = new Random(43);
        Task task = new Task();
        Processor<byte[], byte[], byte[], byte[]> processor = task.start(real());
        for (Sent sent : records) {
            if (random.nextDouble() < dropped) processor = task.start(real());
            task.send(processor, sent);
        }
        return task.answers();
    }

    private static Processor<byte[], byte[], byte[], byte[]> real() {
        return GermaniumTopology.dspProcessor(
                StreamEqualsBatchTest.settings(), new GermaniumMetrics(new SimpleMeterRegistry()));
    }

    @Test
    void restartsInTheMiddleOfUnfinishedWorkChangeNoAnswer() {
        List<Sent> records = RUN.records(800, 22);
        List<String> expected = undisturbed(records).stream().sorted().toList();
        Task task = new Task();
        for (Sent sent : records) task.send(task.start(processor(3)), sent);
        assertThat(task.answers().stream().sorted().toList()).isEqualTo(expected);
    }

    @Test
    void theChangelogsAloneAreEnoughToGoOn() {
        List<Sent> records = RUN.records(600, 23);
        List<String> expected = undisturbed(records);
        for (int kill : new int[] {1, 150, 431, records.size() - 3, records.size() - 1}) {
            List<String> answers = new ArrayList<>();
            Task second = new Task();
            try (Bench first = new Bench()) {
                first.sendAll(records.subList(0, kill));
                for (String store : STORES) restore(second, store, first.records(changelog(store)));
                answers.addAll(forwarded(first));
            }
            Processor<byte[], byte[], byte[], byte[]> processor = second.start(processor(4_000));
            records.subList(kill, records.size()).forEach(sent -> second.send(processor, sent));
            answers.addAll(second.answers());
            assertThat(answers).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    private static String changelog(String store) {
        return GermaniumTopology.APPLICATION + "-" + store + "-changelog";
    }

    private static void restore(Task task, String store, List<TestRecord<byte[], byte[]>> changelog) {
        for (TestRecord<byte[], byte[]> each : changelog)
            task.stores.get(store).put(Bytes.wrap(each.key()), each.value());
    }

    private static List<String> forwarded(Bench bench) {
        List<String> all = new ArrayList<>();
        for (String topic : List.of("ge.features", "parameters", "drift"))
            bench.records(topic)
                    .forEach(each ->
                            all.add("ge.dsp-to-" + topic + " " + Bench.withoutOffset(new String(each.value()))));
        return all;
    }
}
