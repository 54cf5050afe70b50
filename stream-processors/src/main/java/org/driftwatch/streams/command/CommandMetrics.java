package org.driftwatch.streams.command;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;

/** Counts commands by what came of them, and dead letters by reason, for operators. */
final class CommandMetrics {
    /** How a command ended. */
    enum Outcome {
        PUBLISHED("published"),
        REJECTED("rejected"),
        ROLLED_BACK("rolled-back"),
        /** Carried out before. */
        DUPLICATE("duplicate"),
        /** Dead letter. */
        REFUSED("refused");

        private final String word;

        Outcome(String word) {
            this.word = word;
        }
    }

    private final Map<Outcome, Counter> outcomes = new EnumMap<>(Outcome.class);
    private final MeterRegistry registry;

    CommandMetrics(MeterRegistry registry) {
        this.registry = registry;
        for (Outcome outcome : Outcome.values())
            outcomes.put(
                    outcome,
                    Counter.builder("driftwatch.commands")
                            .description("decisions of persons")
                            .tag("outcome", outcome.word)
                            .register(registry));
    }

    /** @param reason of the dead letter, null without one */
    void ended(Outcome outcome, String reason) {
        outcomes.get(outcome).increment();
        if (reason != null)
            Counter.builder("driftwatch.dead.letters")
                    .tag("reason", reason)
                    .register(registry)
                    .increment();
    }
}
