package org.driftwatch.streams.cherenkov;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.driftwatch.streams.run.DriftGauges;
import org.driftwatch.streams.run.StageMetrics;
import org.driftwatch.topics.drift.DriftPoint;

/**
 * Counts quality criteria, pairs and parameters, beside what every {@link StageMetrics stage} counts: telescope events with the prefix
 * {@code telescope.} (those that are late are {@code telescope.late}), array events with {@code array.}.
 */
final class ArrayMetrics {
    private final MeterRegistry registry;
    private final StageMetrics telescopes;
    private final StageMetrics arrays;
    private final DriftGauges drift;
    private final Counter pairs;
    private final Counter parameters;
    private final Map<ShowerJoin.Criterion, Counter> passed = new ConcurrentHashMap<>();

    ArrayMetrics(MeterRegistry registry) {
        this.registry = registry;
        telescopes = new StageMetrics(registry, "telescope.");
        arrays = new StageMetrics(registry, "array.");
        drift = new DriftGauges(registry);
        pairs = Counter.builder("driftwatch.array.pairs")
                .description("pairs of telescopes that saw an array event together")
                .register(registry);
        parameters = Counter.builder("driftwatch.array.parameters")
                .description("coefficients published")
                .register(registry);
    }

    /** Of telescope events. */
    StageMetrics telescopes() {
        return telescopes;
    }

    /** Of array events. */
    StageMetrics arrays() {
        return arrays;
    }

    void passed(ShowerJoin.Criterion criterion, long more) {
        passed.computeIfAbsent(criterion, this::counter).increment(more);
    }

    private Counter counter(ShowerJoin.Criterion criterion) {
        return Counter.builder("driftwatch.quality")
                .description("telescope events that passed a quality criterion, on its own or with all before it")
                .tag("criterion", criterion.name())
                .tag("passed", criterion.cumulative() ? "cumulative" : "alone")
                .register(registry);
    }

    void published(ArrayCalculation.Answer answer) {
        pairs.increment(answer.pairs());
        parameters.increment(answer.parameters().size());
        for (DriftPoint point : answer.drift()) drift.last(point);
    }
}
