package org.driftwatch.ui.feed;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.driftwatch.topics.catalogue.Topic;
import org.driftwatch.topics.catalogue.Topics;
import org.driftwatch.ui.health.Health;
import org.driftwatch.ui.model.LiveModel;
import org.driftwatch.ui.model.LiveRecords;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the topics a page lives on from their beginning, only what is committed, without a consumer group, into the
 * live picture. One thread; when the broker goes away it goes on trying and says so in its health.
 *
 * <p>Counts {@code driftwatch.feed.records{topic}}.
 */
public final class LiveFeed implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LiveFeed.class);
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
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Reception reception;
    private final MeterRegistry meters;
    private final Consumer<byte[], byte[]> consumer;
    private final Thread thread = new Thread(this::read, "driftwatch-live-feed");
    private final Map<TopicPartition, Long> toCatchUp = new HashMap<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Health health = Health.down("not started");

    public LiveFeed(String bootstrap, LiveModel model, MeterRegistry meters) {
        this(consumer(bootstrap), model, meters);
    }

    LiveFeed(Consumer<byte[], byte[]> consumer, LiveRecords target, MeterRegistry meters) {
        this.consumer = consumer;
        this.reception = new Reception(target);
        this.meters = meters;
    }

    private static Consumer<byte[], byte[]> consumer(String bootstrap) {
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                ConsumerConfig.CLIENT_ID_CONFIG,
                "driftwatch-live-feed",
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                false,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                100,
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                10_000);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** Returns at once; reads until {@link #close}. */
    public void start() {
        health = Health.down("waiting for the broker");
        thread.setDaemon(true);
        thread.start();
    }

    /** UP once everything that was on the topics at the start has been read, and while the thread lives. */
    public Health health() {
        return health;
    }

    @Override
    public void close() {
        closed.countDown();
        consumer.wakeup();
        try {
            thread.join(PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void read() {
        try (consumer) {
            assign();
            while (open()) pollOnce();
            health = Health.down("closed");
        } catch (WakeupException | InterruptException e) {
            health = Health.down("closed");
        } catch (RuntimeException e) {
            health = Health.down("ended: " + firstLine(e));
            LOG.error("live feed ended: {}", firstLine(e));
        }
    }

    private boolean open() {
        return closed.getCount() > 0;
    }

    private void assign() {
        List<TopicPartition> partitions = new ArrayList<>();
        for (Topic<?, ?> topic : TOPICS) partitions.addAll(partitionsOf(topic.name()));
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        toCatchUp.putAll(consumer.endOffsets(partitions));
    }

    /** Waits for a topic that is not there yet. */
    private List<TopicPartition> partitionsOf(String topic) {
        while (open()) {
            List<PartitionInfo> found = partitionsNow(topic);
            if (found != null && !found.isEmpty())
                return found.stream()
                        .map(each -> new TopicPartition(topic, each.partition()))
                        .toList();
            health = Health.down("waiting for topic " + topic);
            consumer.poll(Duration.ZERO);
            pause();
        }
        throw new WakeupException();
    }

    private List<PartitionInfo> partitionsNow(String topic) {
        try {
            return consumer.partitionsFor(topic);
        } catch (org.apache.kafka.common.errors.TimeoutException e) {
            return null;
        }
    }

    private void pollOnce() {
        try {
            long now = System.currentTimeMillis();
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) receive(record, now);
            if (!toCatchUp.isEmpty()) toCatchUp.entrySet().removeIf(this::reached);
            health = toCatchUp.isEmpty()
                    ? Health.up("reading, caught up")
                    : Health.down("reading back, " + toCatchUp.size() + " partitions to go");
        } catch (WakeupException | InterruptException e) {
            throw e;
        } catch (KafkaException e) {
            health = Health.down("broker: " + firstLine(e));
            LOG.warn("live feed: {}", firstLine(e));
            pause();
        }
    }

    /** What is read back is as old as its record says; what arrives later is known from now on. */
    private void receive(ConsumerRecord<byte[], byte[]> record, long now) {
        boolean readBack = toCatchUp.containsKey(new TopicPartition(record.topic(), record.partition()));
        reception.accept(record, readBack ? Math.min(now, record.timestamp()) : now);
        meters.counter("driftwatch.feed.records", "topic", record.topic()).increment();
    }

    private boolean reached(Map.Entry<TopicPartition, Long> goal) {
        return consumer.position(goal.getKey()) >= goal.getValue();
    }

    /** Ends at once when the feed is closed. */
    private void pause() {
        try {
            closed.await(POLL.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    private static String firstLine(RuntimeException e) {
        String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return message.lines().findFirst().orElse(message);
    }
}
