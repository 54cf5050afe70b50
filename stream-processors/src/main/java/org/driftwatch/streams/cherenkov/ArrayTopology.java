package org.driftwatch.streams.cherenkov;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.Stores;
import org.driftwatch.streams.engine.AnyTimestamp;
import org.driftwatch.streams.engine.Changelog;
import org.driftwatch.streams.run.Outlets;
import org.driftwatch.streams.run.RunProcessor;
import org.driftwatch.streams.run.Stage;
import org.driftwatch.topics.catalogue.Topic;
import org.driftwatch.topics.catalogue.Topics;
import org.driftwatch.topics.cherenkov.ArrayEvent;
import org.driftwatch.topics.cherenkov.ArrayEventCodec;
import org.driftwatch.topics.cherenkov.TelescopeEvent;
import org.driftwatch.topics.cherenkov.TelescopeEventCodec;

/**
 * tel.dl2 → telescope events in order, joined by array event → tel.events → array events in order → calculation per array → parameters,
 * drift, arrays. What is kept out goes to dead-letters. Lateness is decided in the first sub-topology, by the marks of the
 * partition; the second waits for the slowest partition of the first.
 */
public final class ArrayTopology {
    /** Application id, and so the prefix of all changelogs. */
    public static final String APPLICATION = "driftwatch-array";

    private final Topology topology = new Topology();

    /**
     * @param grace how late a telescope event may be against the marks of its partition
     * @param joins opens the join of a run
     * @param arrays opens the calculation of an array
     * @param workPerRecord most that one record may cause, in simple events; a solution is {@value ArrayFold#SOLUTION} of them
     */
    public record Settings(
            Duration grace, ShowerJoin.Factory joins, ArrayCalculation.Factory arrays, int workPerRecord) {
        private static final int WORK_PER_RECORD = 4_000;

        public Settings(Duration grace, ShowerJoin.Factory joins, ArrayCalculation.Factory arrays) {
            this(grace, joins, arrays, WORK_PER_RECORD);
        }
    }

    private ArrayTopology() {}

    static Topology build(Settings settings, ArrayMetrics metrics) {
        ArrayTopology array = new ArrayTopology();
        String first = Topics.TEL_DL2.name();
        array.source(first, () -> joining(settings, metrics));
        array.store(Stores.inMemoryKeyValueStore(JoinFold.joinStore(first)), first);
        array.topology.addSink(
                Outlets.node(first, Topics.TEL_EVENTS),
                Topics.TEL_EVENTS.name(),
                new ByteArraySerializer(),
                new ByteArraySerializer(),
                new MarksEverywhere(),
                chain(first));
        String second = Topics.TEL_EVENTS.name();
        array.source(second, () -> calculating(settings, metrics));
        array.sink(second, Topics.ARRAYS);
        array.store(Stores.persistentKeyValueStore(ArrayFold.arraysStore(second)), second);
        return array.topology;
    }

    static RunProcessor<TelescopeEvent, TelescopeEvent> joining(Settings settings, ArrayMetrics metrics) {
        Stage<TelescopeEvent, TelescopeEvent> stage = new Stage<>(
                Topics.TEL_DL2,
                Function.identity(),
                new TelescopeEventCodec(),
                settings.grace(),
                settings.workPerRecord());
        JoinFold fold = new JoinFold(Topics.TEL_DL2.name(), settings.joins(), metrics);
        return new RunProcessor<>(stage, fold, metrics.telescopes());
    }

    static RunProcessor<ArrayEvent, ArrayEvent> calculating(Settings settings, ArrayMetrics metrics) {
        Stage<ArrayEvent, ArrayEvent> stage = new Stage<>(
                Topics.TEL_EVENTS,
                Function.identity(),
                new ArrayEventCodec(),
                Duration.ZERO,
                settings.workPerRecord());
        ArrayFold fold = new ArrayFold(Topics.TEL_EVENTS.name(), settings.arrays(), metrics);
        return new RunProcessor<>(stage, fold, metrics.arrays());
    }

    private void source(String stage, ProcessorSupplier<byte[], byte[], byte[], byte[]> processor) {
        String source = stage + "-source";
        topology.addSource(
                AutoOffsetReset.earliest(),
                source,
                new AnyTimestamp(),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer(),
                stage);
        topology.addProcessor(chain(stage), processor, source);
        store(Stores.inMemoryKeyValueStore(RunProcessor.runsStore(stage)), stage);
        store(Stores.inMemoryKeyValueStore(RunProcessor.reorderStore(stage)), stage);
        for (Topic<?, ?> topic : List.of(Topics.PARAMETERS, Topics.DRIFT, Topics.DEAD_LETTERS)) sink(stage, topic);
    }

    private static String chain(String stage) {
        return stage + "-chain";
    }

    private void sink(String stage, Topic<?, ?> topic) {
        topology.addSink(
                Outlets.node(stage, topic),
                topic.name(),
                new ByteArraySerializer(),
                new ByteArraySerializer(),
                chain(stage));
    }

    private void store(KeyValueBytesStoreSupplier supplier, String stage) {
        topology.addStateStore(Changelog.store(supplier), chain(stage));
    }
}
