package org.driftwatch.streams.run;

import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.Stores;
import org.driftwatch.streams.engine.AnyTimestamp;
import org.driftwatch.streams.engine.Changelog;
import org.driftwatch.topics.catalogue.Topic;

/** The nodes of one stage in a topology: a source of the topic the stage is named after, its chain, and the stores and sinks of that. */
public final class StageNodes {
    private final Topology topology;
    private final String stage;
    private final String chain;

    /** @param chain makes the {@link RunProcessor} of a task, whose two stores are added with it */
    public StageNodes(Topology topology, String stage, ProcessorSupplier<byte[], byte[], byte[], byte[]> chain) {
        this.topology = topology;
        this.stage = stage;
        this.chain = stage + "-chain";
        String source = stage + "-source";
        topology.addSource(
                AutoOffsetReset.earliest(),
                source,
                new AnyTimestamp(),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer(),
                stage);
        topology.addProcessor(this.chain, chain, source);
        store(Stores.inMemoryKeyValueStore(RunProcessor.runsStore(stage)));
        store(Stores.inMemoryKeyValueStore(RunProcessor.reorderStore(stage)));
    }

    /** Adds a store that has a changelog. */
    public void store(KeyValueBytesStoreSupplier supplier) {
        topology.addStateStore(Changelog.store(supplier), chain);
    }

    /** Adds sinks that choose the partition by the key. */
    public void sinks(Topic<?, ?>... topics) {
        for (Topic<?, ?> topic : topics) sink(topic, null);
    }

    /** @param partitioner null: by the key */
    public void sink(Topic<?, ?> topic, StreamPartitioner<byte[], byte[]> partitioner) {
        topology.addSink(
                Outlets.node(stage, topic),
                topic.name(),
                new ByteArraySerializer(),
                new ByteArraySerializer(),
                partitioner,
                chain);
    }
}
