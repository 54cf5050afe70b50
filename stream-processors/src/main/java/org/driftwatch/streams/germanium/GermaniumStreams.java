package org.driftwatch.streams.germanium;

import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.streams.KafkaStreams;
import org.driftwatch.streams.engine.StreamApplication;
import org.driftwatch.streams.engine.StreamSettings;

/** The germanium processors, running: start, ask, close. */
public final class GermaniumStreams implements AutoCloseable {
    private final StreamApplication application;

    /**
     * @param registry gets counters of events, fits and dead letters, and gauges of lag, drift and state
     */
    public GermaniumStreams(StreamSettings settings, GermaniumTopology.Settings germanium, MeterRegistry registry) {
        GermaniumMetrics metrics = new GermaniumMetrics(registry);
        application = new StreamApplication(GermaniumTopology.build(germanium, metrics), settings)
                .measured(registry, "channels");
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
