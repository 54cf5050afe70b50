package org.driftwatch.streams.simulation;

import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.streams.KafkaStreams;
import org.driftwatch.streams.engine.StreamApplication;
import org.driftwatch.streams.engine.StreamSettings;
import org.driftwatch.streams.run.StageMetrics;

/** The processors of Monte Carlo productions, running: start, ask, close. */
public final class SimulationStreams implements AutoCloseable {
    private final StreamApplication application;

    /** @param registry gets counters of records and dead letters, and gauges of lag and state */
    public SimulationStreams(StreamSettings settings, SimulationTopology.Settings simulation, MeterRegistry registry) {
        StageMetrics metrics = new StageMetrics(registry, "simulation.");
        application = new StreamApplication(SimulationTopology.build(simulation, metrics), settings)
                .measured(registry, "simulation");
    }

    /** Returns at once; see {@link #ready}. The topics must exist. */
    public void start() {
        application.start();
    }

    public KafkaStreams.State state() {
        return application.state();
    }

    /** All partitions of this instance are assigned, restored and being processed. */
    public boolean ready() {
        return application.ready();
    }

    @Override
    public void close() {
        application.close();
    }
}
