package org.driftwatch.streams.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;

class StreamSettingsTest {
    private static final StreamSettings DEFAULTS =
            StreamSettings.defaults("127.0.0.1:9092", "driftwatch-germanium", Path.of("state"));

    @Test
    void defaultsAvoidTheKnownTraps() {
        Properties all = DEFAULTS.properties();
        assertThat(all)
                .containsEntry("processing.guarantee", "exactly_once_v2")
                .containsEntry("commit.interval.ms", 500L)
                .containsEntry("replication.factor", 1)
                .containsEntry("num.stream.threads", 2)
                .containsEntry("statestore.cache.max.bytes", 64L << 20)
                .containsEntry("metric.reporters", "");
        Map<String, Object> consumer = new StreamsConfig(all).getMainConsumerConfigs("g", "c", 1);
        assertThat(consumer)
                .containsEntry("session.timeout.ms", 6_000)
                .containsEntry("max.poll.records", 200)
                .containsEntry("auto.offset.reset", "earliest");
        Map<String, Object> producer = new StreamsConfig(all).getProducerConfigs("p");
        assertThat(producer)
                .containsEntry("transaction.timeout.ms", 30_000)
                .containsEntry("delivery.timeout.ms", 120_000)
                .containsEntry("enable.idempotence", true);
    }

    @Test
    void theCacheGrowsWithTheThreads() {
        assertThat(DEFAULTS.withThreads(4).properties())
                .containsEntry("statestore.cache.max.bytes", 128L << 20)
                .containsEntry("num.stream.threads", 4);
    }

    @Test
    void refusesWhatCannotRunAndNamesIt() {
        assertThatThrownBy(() -> DEFAULTS.withThreads(0)).hasMessage("streams.threads must be >= 1, was 0");
        assertThatThrownBy(() -> new StreamSettings(
                        "127.0.0.1:9092", "a", Path.of("state"), 1, Duration.ofSeconds(20), 32 << 20, 1, 0))
                .hasMessageContaining("streams.commit_interval must be 1ms to PT15S, was PT20S");
    }

    @Test
    void aMissingTimestampIsNoReasonToStop() {
        AnyTimestamp extractor = new AnyTimestamp();
        assertThat(extractor.extract(record(-1), -1)).isZero();
        assertThat(extractor.extract(record(1_234), -1)).isEqualTo(1_234);
    }

    private static ConsumerRecord<Object, Object> record(long timestamp) {
        return new ConsumerRecord<>(
                "t",
                0,
                0,
                timestamp,
                TimestampType.CREATE_TIME,
                0,
                0,
                null,
                null,
                new org.apache.kafka.common.header.internals.RecordHeaders(),
                java.util.Optional.empty());
    }
}
