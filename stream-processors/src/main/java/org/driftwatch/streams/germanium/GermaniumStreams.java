package org.driftwatch.streams.germanium;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Set;
import org.apache.kafka.common.Metric;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.driftwatch.streams.engine.StreamSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The germanium processors, running: start, ask, close. */
public final class GermaniumStreams implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(GermaniumStreams.class);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Set<String> ROCKS_BYTES = Set.of("total-sst-files-size", "size-all-mem-tables");

    private final StreamSettings settings;
    private final Topology topology;
    private volatile KafkaStreams streams;

    /**
     * @param registry gets counters of events, fits and dead letters, and gauges of lag, drift and state
     */
    public GermaniumStreams(StreamSettings settings, GermaniumTopology.Settings germanium, MeterRegistry registry) {
        this.settings = settings;
        topology = GermaniumTopology.build(germanium, new GermaniumMetrics(registry));
        streams = made();
        Gauge.builder("driftwatch.state.bytes", this, GermaniumStreams::rocksBytes)
                .description("RocksDB files and write buffers")
                .tag("store", "channels")
                .register(registry);
    }

    private KafkaStreams made() {
        KafkaStreams made = new KafkaStreams(topology, settings.properties());
        made.setUncaughtExceptionHandler(this::replaceThread);
        return made;
    }

    /**
     * Returns at once; see {@link #ready}. The topics must exist. A store on disk that cannot be opened, as a kill in the middle of its
     * making leaves it, is thrown away: the changelogs have all of it.
     */
    public void start() {
        try {
            streams.start();
        } catch (ProcessorStateException unreadable) {
            LOG.warn("local state is unreadable and is restored from the changelogs: {}", unreadable.getMessage());
            close();
            streams = made();
            streams.cleanUp();
            streams.start();
        }
    }

    public KafkaStreams.State state() {
        return streams.state();
    }

    /** All partitions of this instance are assigned, restored and being processed. */
    public boolean ready() {
        return state() == KafkaStreams.State.RUNNING;
    }

    /** Commits what is done and stops; gives up waiting after 20 s. */
    @Override
    public void close() {
        if (!streams.close(PATIENCE)) LOG.warn("germanium streams did not stop within {}", PATIENCE);
    }

    /** The last resort: the thread starts again from what was committed. */
    private StreamThreadExceptionResponse replaceThread(Throwable failure) {
        LOG.error("germanium stream thread failed and is replaced", failure);
        return StreamThreadExceptionResponse.REPLACE_THREAD;
    }

    private double rocksBytes() {
        return streams.metrics().values().stream()
                .filter(metric -> ROCKS_BYTES.contains(metric.metricName().name()))
                .mapToDouble(GermaniumStreams::number)
                .sum();
    }

    private static double number(Metric metric) {
        return metric.metricValue() instanceof Number value ? value.doubleValue() : 0;
    }
}
