package org.driftwatch.streams.simulation;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.function.Function;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.Stores;
import org.driftwatch.calibrators.simulation.live.GridPointCalculation;
import org.driftwatch.streams.engine.StreamApplication;
import org.driftwatch.streams.engine.StreamSettings;
import org.driftwatch.streams.run.Calculations;
import org.driftwatch.streams.run.RunProcessor;
import org.driftwatch.streams.run.Stage;
import org.driftwatch.streams.run.StageMetrics;
import org.driftwatch.streams.run.StageNodes;
import org.driftwatch.topics.catalogue.Topics;
import org.driftwatch.topics.codec.JsonCodec;
import org.driftwatch.topics.simulation.SimulationEvent;

/** sim.events → records in order → calculation per grid point → production, production.limits, parameters. What is kept out goes to dead-letters. */
public final class SimulationTopology {
    /** Application id, and so the prefix of all changelogs. */
    public static final String APPLICATION = "driftwatch-simulation";

    private static final String STAGE = Topics.SIM_EVENTS.name();
    private static final int WORK_PER_RECORD = 4_000;

    /**
     * @param grace how late a record may be against the marks of its partition
     * @param monitors opens the calculation of a run at a grid point
     */
    public record Settings(Duration grace, Calculations.Opening<GridPointCalculation> monitors) {}

    private SimulationTopology() {}

    /**
     * The processors of Monte Carlo productions, to be started.
     *
     * @param registry gets counters of records and dead letters, and gauges of lag and state
     */
    public static StreamApplication application(StreamSettings engine, Settings simulation, MeterRegistry registry) {
        return new StreamApplication(build(simulation, new StageMetrics(registry, "simulation.")), engine)
                .measured(registry, "simulation");
    }

    static Topology build(Settings settings, StageMetrics metrics) {
        Topology topology = new Topology();
        StageNodes nodes = new StageNodes(topology, STAGE, () -> processor(settings, metrics));
        nodes.store(Stores.persistentKeyValueStore(SimulationFold.pointsStore(STAGE)));
        nodes.sinks(Topics.PRODUCTION, Topics.PRODUCTION_LIMITS, Topics.PARAMETERS, Topics.DRIFT, Topics.DEAD_LETTERS);
        return topology;
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
}
