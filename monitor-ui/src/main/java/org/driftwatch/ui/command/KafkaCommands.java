package org.driftwatch.ui.command;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.driftwatch.topics.catalogue.Topics;
import org.driftwatch.topics.command.Command;

/** Commands to a cluster. Opens its producer with the first command, for most processes never send one. Thread-safe. */
public final class KafkaCommands implements CommandPort, AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final String bootstrap;
    private Producer<byte[], byte[]> producer;

    /** @param bootstrap brokers, {@code host:port,...} */
    public KafkaCommands(String bootstrap) {
        this.bootstrap = bootstrap;
    }

    @Override
    public synchronized long send(Command command) throws NotSentException {
        try {
            if (producer == null) producer = open();
            return producer.send(record(command)).get().offset();
        } catch (ExecutionException e) {
            throw notSent(e.getCause());
        } catch (KafkaException e) {
            throw notSent(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw notSent(e);
        }
    }

    private static ProducerRecord<byte[], byte[]> record(Command command) {
        return new ProducerRecord<>(
                Topics.COMMANDS.name(),
                Topics.COMMANDS.key().encode(command.target().key()),
                Topics.COMMANDS.value().encode(command));
    }

    private Producer<byte[], byte[]> open() {
        int patience = (int) PATIENCE.toMillis();
        Map<String, Object> config = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true,
                ProducerConfig.LINGER_MS_CONFIG,
                0,
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                patience,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                patience / 2,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                patience);
        return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private NotSentException notSent(Throwable reason) {
        boolean late = reason instanceof org.apache.kafka.common.errors.TimeoutException;
        String text = late
                ? "no answer within " + PATIENCE.toSeconds() + " s"
                : String.valueOf(root(reason).getMessage());
        return new NotSentException(
                "Kafka at " + bootstrap + ": the command was not sent: "
                        + text.lines().findFirst().orElse(""),
                reason);
    }

    private static Throwable root(Throwable e) {
        return e.getCause() == null ? e : root(e.getCause());
    }

    @Override
    public synchronized void close() {
        if (producer != null) producer.close(PATIENCE);
        producer = null;
    }
}
