package org.driftwatch.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Records from a producer to a consumer through a topic of eight partitions, both at once and nothing else: batches as
 * large as the sink's, no transactions, no compression.
 */
final class PlainTransport {
    private static final String TOPIC = "plain";
    private static final int PARTITIONS = 8;
    private static final int BATCH_BYTES = 262_144;

    private final String bootstrap;
    private final ExecutorService player;

    /** @param player one thread, to send with */
    PlainTransport(String bootstrap, ExecutorService player) throws Exception {
        this.bootstrap = bootstrap;
        this.player = player;
        Map<String, Object> config = Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        try (Admin admin = Admin.create(config)) {
            NewTopic topic = new NewTopic(TOPIC, PARTITIONS, (short) 1);
            admin.createTopics(List.of(topic)).all().get();
        }
    }

    /** Carries all records of a run; done when the last one has been read. */
    Void carry(FrameFile<?> run) throws Exception {
        List<TopicPartition> all = IntStream.range(0, PARTITIONS)
                .mapToObj(partition -> new TopicPartition(TOPIC, partition))
                .toList();
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            consumer.assign(all);
            consumer.seekToEnd(all);
            all.forEach(consumer::position);
            Future<Void> sent = player.submit(() -> send(run));
            for (long read = 0; read < run.description().events(); )
                read += consumer.poll(Duration.ofMillis(200)).count();
            sent.get();
        }
        return null;
    }

    private Void send(FrameFile<?> run) throws IOException {
        FrameFile.Frames frames = run.frames();
        int sent = 0;
        try (KafkaProducer<byte[], byte[]> producer = producer()) {
            for (byte[] frame = frames.next(); frame != null; frame = frames.next())
                producer.send(new ProducerRecord<>(TOPIC, sent++ % PARTITIONS, null, frame));
        }
        return null;
    }

    private KafkaProducer<byte[], byte[]> producer() {
        Map<String, Object> config = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                ProducerConfig.CLIENT_ID_CONFIG,
                "driftwatch-ingest-nothing",
                ProducerConfig.BATCH_SIZE_CONFIG,
                BATCH_BYTES,
                ProducerConfig.LINGER_MS_CONFIG,
                5);
        return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        Map<String, Object> config = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap, ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
