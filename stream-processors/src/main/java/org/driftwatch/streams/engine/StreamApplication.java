package org.driftwatch.streams.engine;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.Metric;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A topology, running: start, ask, close. */
public final class StreamApplication implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StreamApplication.class);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Set<String> ROCKS_BYTES = Set.of("total-sst-files-size", "size-all-mem-tables");

    private final StreamSettings settings;
    private final Topology topology;
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private volatile KafkaStreams streams;

    public StreamApplication(Topology topology, StreamSettings settings) {
        this.settings = settings;
        this.topology = topology;
        streams = made();
    }

    private KafkaStreams made() {
        KafkaStreams made = new KafkaStreams(topology, settings.properties());
        made.setUncaughtExceptionHandler(this::replaceThread);
        made.setStateListener((now, before) -> {
            if (now == KafkaStreams.State.RUNNING) ready.complete(null);
        });
        return made;
    }

    /** Adds a gauge of what its stores on disk take. */
    public StreamApplication measured(MeterRegistry registry, String store) {
        Gauge.builder("driftwatch.state.bytes", this, StreamApplication::rocksBytes)
                .description("RocksDB files and write buffers")
                .tag("store", store)
                .register(registry);
        return this;
    }

    /**
     * Returns at once; see {@link #ready}. The topics must exist. A store on disk that cannot be opened, as a kill in the middle of its
     * making leaves it, is thrown away: the changelogs have all of it.
     */
    public void start() {
        try {
            streams.start();
        } catch (ProcessorStateException unreadable) {
            LOG.warn(
                    "local state of {} is unreadable and is restored from the changelogs: {}",
                    settings.applicationId(),
                    unreadable.getMessage());
            close();
            streams = made();
            streams.cleanUp();
            streams.start();
        }
    }

    /** What Kafka Streams says of itself. */
    public KafkaStreams.State state() {
        return streams.state();
    }

    /** All partitions of this instance are assigned, restored and being processed. */
    public boolean ready() {
        return state() == KafkaStreams.State.RUNNING;
    }

    /** Done when it is {@link #ready} for the first time. */
    public CompletableFuture<Void> whenReady() {
        return ready;
    }

    /** Commits what is done and stops; gives up waiting after 20 s. */
    @Override
    public void close() {
        if (!streams.close(PATIENCE)) LOG.warn("{} did not stop within {}", settings.applicationId(), PATIENCE);
    }

    /** The last resort: the thread starts again from what was committed. */
    private StreamThreadExceptionResponse replaceThread(Throwable failure) {
        LOG.error("a stream thread of {} failed and is replaced", settings.applicationId(), failure);
        return StreamThreadExceptionResponse.REPLACE_THREAD;
    }

    private double rocksBytes() {
        return streams.metrics().values().stream()
                .filter(metric -> ROCKS_BYTES.contains(metric.metricName().name()))
                .mapToDouble(StreamApplication::number)
                .sum();
    }

    private static double number(Metric metric) {
        return metric.metricValue() instanceof Number value ? value.doubleValue() : 0;
    }
}
