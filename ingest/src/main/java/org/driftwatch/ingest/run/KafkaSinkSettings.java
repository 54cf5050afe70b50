package org.driftwatch.ingest.run;

import java.time.Duration;
import java.util.Map;

/**
 * How the sink writes.
 *
 * @param bootstrap brokers, {@code host:port,...}
 * @param commitEvery a transaction ends at the first mark after so much wall time
 * @param commitEvents and at the first mark after so many events
 * @param client further Kafka client settings, e.g. security; they win over ours
 */
public record KafkaSinkSettings(String bootstrap, Duration commitEvery, int commitEvents, Map<String, String> client) {
    public KafkaSinkSettings {
        if (commitEvery.isNegative())
            throw new IllegalArgumentException("commitEvery must be >= 0, was " + commitEvery);
        if (commitEvents < 1) throw new IllegalArgumentException("commitEvents must be >= 1, was " + commitEvents);
        client = Map.copyOf(client);
    }

    public static KafkaSinkSettings of(String bootstrap) {
        return new KafkaSinkSettings(bootstrap, Duration.ofMillis(500), 20_000, Map.of());
    }
}
