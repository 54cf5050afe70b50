package org.driftwatch.streams.germanium.jobs;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;

/** Counts jobs by outcome and times them, for operators. */
final class JobMetrics {
    /** How a request ended. */
    enum Outcome {
        /** At least one answer is published. */
        PUBLISHED("published"),
        /** Answers, all of them proposals. */
        PROPOSED("proposed"),
        /** No answer from these waveforms. */
        NOTHING("nothing"),
        /** Retention was faster. */
        GONE("waveforms-gone"),
        /** Dead letter. */
        FAILED("failed");

        private final String word;

        Outcome(String word) {
            this.word = word;
        }
    }

    private final Map<Outcome, Counter> outcomes = new EnumMap<>(Outcome.class);
    private final Timer time;

    JobMetrics(MeterRegistry registry) {
        for (Outcome outcome : Outcome.values())
            outcomes.put(
                    outcome,
                    Counter.builder("driftwatch.jobs")
                            .description("calculations on waveforms")
                            .tag("outcome", outcome.word)
                            .register(registry));
        time = Timer.builder("driftwatch.job")
                .description("reading the waveforms and calculating")
                .register(registry);
    }

    void ended(Outcome outcome) {
        outcomes.get(outcome).increment();
    }

    <T> T timed(Supplier<T> work) {
        return time.record(work);
    }
}
