package org.driftwatch.ui.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.driftwatch.topics.catalogue.Topic;
import org.driftwatch.topics.catalogue.Topics;
import org.driftwatch.topics.histogram.HistogramSnapshot;
import org.driftwatch.topics.histogram.HistogramView;
import org.driftwatch.topics.run.InBand;
import org.driftwatch.topics.run.Mark;
import org.driftwatch.topics.run.RunDescription;
import org.driftwatch.topics.run.RunView;
import org.driftwatch.topics.simulation.ProductionLimits;
import org.driftwatch.ui.SimulatedProduction;
import org.driftwatch.ui.model.LiveModel;
import org.driftwatch.ui.model.ModelLimits;
import org.driftwatch.ui.model.RunCard;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With Kafka's own in-memory consumer; the real broker is met in the end-to-end tests. */
class LiveFeedTest {
    private static final Instant START = Instant.parse("2023-03-11T23:58:40Z");
    private static final List<Topic<?, ?>> TOPICS = List.of(
            Topics.RUNS,
            Topics.PARAMETERS,
            Topics.DRIFT,
            Topics.HISTOGRAMS,
            Topics.GE_PROGRESS,
            Topics.ARRAYS,
            Topics.PRODUCTION,
            Topics.PRODUCTION_LIMITS,
            Topics.DEAD_LETTERS);

    private final MockConsumer<byte[], byte[]> kafka = new MockConsumer<>("earliest");
    private final LiveModel model = new LiveModel(ModelLimits.defaults());
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final LiveFeed feed = new LiveFeed(kafka, model, meters);
    private final Map<String, Long> next = new HashMap<>();

    @BeforeEach
    void topicsExist() {
        Node node = new Node(0, "localhost", 1);
        for (Topic<?, ?> topic : TOPICS) {
            TopicPartition partition = new TopicPartition(topic.name(), 0);
            kafka.updatePartitions(
                    topic.name(),
                    List.of(new PartitionInfo(topic.name(), 0, node, new Node[] {node}, new Node[] {node})));
            kafka.updateBeginningOffsets(Map.of(partition, 0L));
            kafka.updateEndOffsets(Map.of(partition, 0L));
        }
    }

    @AfterEach
    void close() {
        feed.close();
        assertThat(kafka.closed()).isTrue();
    }

    @Test
    void bringsRecordsOfEveryTopicIntoTheModel() {
        feed.start();
        until(() -> feed.health().up());
        send(Topics.RUNS, new RunView(1, description(), "started", "ge.dsp", 0, START, new TreeMap<>()));
        send(
                Topics.HISTOGRAMS,
                new HistogramSnapshot(
                        "r1", "ch1", "cuspEmax", HistogramView.TOTAL, 0, 0.5, 0, 1_000, 42, 0, new double[] {42}));
        send(
                Topics.PARAMETERS,
                new InBand.Marked<>(new Mark.PartitionDone(
                        "partition-done", "r1", "ge.dsp", 0, 2, 42, List.of("ch1"), START, START, new TreeMap<>())));
        until(() -> !model.runs().isEmpty() && model.runs().get(0).partitionsDone() == 1);
        RunCard card = model.runs().get(0);
        assertThat(card.folded()).isEqualTo(42);
        assertThat(card.events()).isEqualTo(1_000);
        assertThat(meters.counter("driftwatch.feed.records", "topic", "runs").count())
                .isEqualTo(1);
    }

    @Test
    void productionsReachTheirOwnPicture() {
        feed.start();
        until(() -> feed.health().up());
        LiveModel elsewhere = new LiveModel(ModelLimits.defaults());
        SimulatedProduction made = new SimulatedProduction("r", SimulatedProduction.at(20, 1, ""), elsewhere);
        send(Topics.PRODUCTION, made.thrown(1e4, 0));
        for (ProductionLimits limits : made.triggered(400, 0)) send(Topics.PRODUCTION_LIMITS, limits);
        until(() -> model.production(made.point().key()).detail() != null
                && model.production(made.point().key()).detail().limits().size() == 2);
        until(() -> model.production(made.point().key()).detail().status() != null);
        assertThat(model.production(null).points()).hasSize(1);
    }

    @Test
    void closingEndsTheWaitForATopicThatIsNotThere() {
        kafka.updatePartitions(Topics.PRODUCTION.name(), List.of());
        feed.start();
        until(() -> feed.health().detail().contains("waiting for topic production"));
        long before = System.nanoTime();
        feed.close();
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(4));
        assertThat(feed.health().detail()).isEqualTo("closed");
    }

    @Test
    void poisonIsCountedAndReadingGoesOn() {
        feed.start();
        until(() -> feed.health().up());
        bytes(Topics.HISTOGRAMS.name(), "no histogram".getBytes(UTF_8));
        bytes(Topics.DRIFT.name(), "{\"scope\":17".getBytes(UTF_8));
        bytes(Topics.PARAMETERS.name(), "{\"mark\":\"what\"}".getBytes(UTF_8));
        send(Topics.RUNS, new RunView(1, description(), "started", "ge.dsp", 0, START, new TreeMap<>()));
        until(() -> !model.runs().isEmpty());
        assertThat(model.since(0, null, 0).deadLetters())
                .containsEntry("page: histograms bad-magic", 1L)
                .containsEntry("page: drift bad-json", 1L)
                .containsEntry("page: parameters bad-json", 1L);
    }

    @Test
    void anErrorOfTheBrokerIsToldAndOutlived() {
        feed.start();
        until(() -> feed.health().up());
        kafka.schedulePollTask(() -> kafka.setPollException(new KafkaException("broker is away")));
        send(Topics.RUNS, new RunView(1, description(), "started", "ge.dsp", 0, START, new TreeMap<>()));
        until(() -> !model.runs().isEmpty());
        until(() -> feed.health().up());
    }

    private static RunDescription description() {
        return new RunDescription("r1", "dsp", List.of("dsp"), List.of("ch1"), START, START.plusSeconds(60), 1_000);
    }

    private <V> void send(Topic<String, V> topic, V value) {
        bytes(topic.name(), topic.value().encode(value));
    }

    private void bytes(String topic, byte[] value) {
        kafka.schedulePollTask(() -> {
            long offset = next.merge(topic, 1L, Long::sum) - 1;
            kafka.addRecord(new ConsumerRecord<>(topic, 0, offset, new byte[] {1}, value));
        });
    }

    private static void until(BooleanSupplier condition) {
        long limit = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("condition within 20 s").isLessThan(limit);
            LockSupport.parkNanos(5_000_000);
        }
    }
}
