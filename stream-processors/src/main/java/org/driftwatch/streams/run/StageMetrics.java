package org.driftwatch.streams.run;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.driftwatch.streams.deadletter.Origin;

/**
 * Counts what a stream application does, for operators; never part of a result, not exact over a crash. One for all
 * tasks of a stage. The lag is the largest of all partitions: newest data time seen minus what is folded.
 */
public final class StageMetrics {
    private static final double NS_PER_SECOND = 1e9;

    private final MeterRegistry registry;
    private final String prefix;
    private final Counter decoded;
    private final Counter folded;
    private final Counter late;
    private final Counter duplicate;
    private final Timer latency;
    private final Map<String, Counter> deadLetters = new ConcurrentHashMap<>();
    private final Map<String, Double> lagSeconds = new ConcurrentHashMap<>();
    private final Map<String, Long> reorderBytes = new ConcurrentHashMap<>();

    public StageMetrics(MeterRegistry registry) {
        this(registry, "");
    }

    /** @param prefix of the values of the tags {@code stage} and {@code store}, to tell stages of one process apart */
    public StageMetrics(MeterRegistry registry, String prefix) {
        this.registry = registry;
        this.prefix = prefix;
        decoded = events("decoded");
        folded = events("folded");
        late = events("late");
        duplicate = events("duplicate");
        latency = Timer.builder("driftwatch.latency")
                .description("Kafka timestamp of a record until it is folded")
                .register(registry);
        Gauge.builder("driftwatch.lag.seconds", lagSeconds, StageMetrics::largest)
                .description("newest data time seen minus data time folded")
                .tag("stage", prefix + "folded")
                .register(registry);
        Gauge.builder("driftwatch.state.bytes", reorderBytes, StageMetrics::sum)
                .description("keys and values in a state store")
                .tag("store", prefix + "reorder")
                .register(registry);
    }

    private Counter events(String stage) {
        return Counter.builder("driftwatch.events").tag("stage", prefix + stage).register(registry);
    }

    void decoded() {
        decoded.increment();
    }

    void folded(Origin origin, long nowMs) {
        folded.increment();
        latency.record(Math.max(0, nowMs - origin.timestampMs()), TimeUnit.MILLISECONDS);
    }

    void late() {
        late.increment();
    }

    void duplicate() {
        duplicate.increment();
    }

    void deadLetter(String reason) {
        deadLetters
                .computeIfAbsent(
                        reason,
                        word -> Counter.builder("driftwatch.dead.letters")
                                .tag("reason", word)
                                .register(registry))
                .increment();
    }

    void reorderBytes(String task, long bytes) {
        reorderBytes.put(task, bytes);
    }

    void lag(String task, long ns) {
        lagSeconds.put(task, ns / NS_PER_SECOND);
    }

    /** A task has left this instance. */
    void forget(String task) {
        lagSeconds.remove(task);
        reorderBytes.remove(task);
    }

    private static double largest(Map<String, Double> values) {
        return values.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
    }

    private static double sum(Map<String, Long> values) {
        return values.values().stream().mapToDouble(Long::doubleValue).sum();
    }
}
