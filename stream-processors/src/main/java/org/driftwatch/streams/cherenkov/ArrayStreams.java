package org.driftwatch.streams.cherenkov;

import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.streams.KafkaStreams;
import org.driftwatch.streams.engine.StreamApplication;
import org.driftwatch.streams.engine.StreamSettings;

/** The array processors, running: start, ask, close. */
public final class ArrayStreams implements AutoCloseable {
    private final StreamApplication application;

    /** @param registry gets counters of events, criteria, pairs and dead letters, and gauges of lag, drift and state */
    public ArrayStreams(StreamSettings settings, ArrayTopology.Settings arrays, MeterRegistry registry) {
        ArrayMetrics metrics = new ArrayMetrics(registry);
        application =
                new StreamApplication(ArrayTopology.build(arrays, metrics), settings).measured(registry, "arrays");
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
