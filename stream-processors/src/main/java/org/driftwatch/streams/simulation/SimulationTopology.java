package org.driftwatch.streams.simulation;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.Stores;
import org.driftwatch.calibrators.simulation.live.GridPointCalculation;
import org.driftwatch.streams.engine.AnyTimestamp;
import org.driftwatch.streams.engine.Changelog;
import org.driftwatch.streams.run.Calculations;
import org.driftwatch.streams.run.Outlets;
import org.driftwatch.streams.run.RunProcessor;
import org.driftwatch.streams.run.Stage;
import org.driftwatch.streams.run.StageMetrics;
import org.driftwatch.topics.catalogue.Topic;
import org.driftwatch.topics.catalogue.Topics;
import org.driftwatch.topics.codec.JsonCodec;
import org.driftwatch.topics.simulation.SimulationEvent;

/** sim.events → records in order → calculation per grid point → production, production.limits, parameters. What is kept out goes to dead-letters. */
public final class SimulationTopology {
    /** Application id, and so the prefix of all changelogs. */
    public static final String APPLICATION = "driftwatch-simulation";

    private static final String STAGE = Topics.SIM_EVENTS.name();
    private static final String CHAIN = STAGE + "-chain";
    private static final int WORK_PER_RECORD = 4_000;

    private final Topology topology = new Topology();

    /**
     * @param grace how late a record may be against the marks of its partition
     * @param monitors opens the calculation of a run at a grid point
     */
    public record Settings(Duration grace, Calculations.Opening<GridPointCalculation> monitors) {}

    private SimulationTopology() {}

    static Topology build(Settings settings, StageMetrics metrics) {
        SimulationTopology simulation = new SimulationTopology();
        simulation.topology.addSource(
                AutoOffsetReset.earliest(),
                STAGE + "-source",
                new AnyTimestamp(),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer(),
                STAGE);
        simulation.topology.addProcessor(CHAIN, () -> processor(settings, metrics), STAGE + "-source");
        simulation.store(Stores.inMemoryKeyValueStore(RunProcessor.runsStore(STAGE)));
        simulation.store(Stores.inMemoryKeyValueStore(RunProcessor.reorderStore(STAGE)));
        simulation.store(Stores.persistentKeyValueStore(SimulationFold.pointsStore(STAGE)));
        for (Topic<?, ?> topic : List.of(
                Topics.PRODUCTION, Topics.PRODUCTION_LIMITS, Topics.PARAMETERS, Topics.DRIFT, Topics.DEAD_LETTERS))
            simulation.sink(topic);
        return simulation.topology;
    }

    static RunProcessor<SimulationEvent, SimulationEvent> processor(Settings settings, StageMetrics metrics) {
        Stage<SimulationEvent, SimulationEvent> stage = new Stage<>(
                Topics.SIM_EVENTS,
                Function.identity(),
                new JsonCodec<>(SimulationEvent.class),
                settings.grace(),
                WORK_PER_RECORD);
        return new RunProcessor<>(stage, new SimulationFold(STAGE, settings.monitors()), metrics);
    }

    private void sink(Topic<?, ?> topic) {
        topology.addSink(
                Outlets.node(STAGE, topic), topic.name(), new ByteArraySerializer(), new ByteArraySerializer(), CHAIN);
    }

    private void store(KeyValueBytesStoreSupplier supplier) {
        topology.addStateStore(Changelog.store(supplier), CHAIN);
    }
}
