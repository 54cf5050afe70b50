package org.driftwatch.ingest.run;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.driftwatch.topics.catalogue.Topic;
import org.driftwatch.topics.run.Event;
import org.driftwatch.topics.run.InBand;
import org.driftwatch.topics.run.Mark;
import org.driftwatch.topics.run.MarkedSource;
import org.driftwatch.topics.run.RunDescription;
import org.driftwatch.topics.run.RunSource;

/**
 * Plays runs onto a raw topic, exactly once however often it is interrupted: data and time marks go through one
 * transactional producer, transactions end at marks, and a run begun before goes on behind its last committed mark. Another
 * process that plays the same run onto the same topic is fenced off.
 *
 * <p>Runs are played one at a time; {@link #stop()} may be called from any thread.
 */
public final class KafkaRunSink<E extends Event> implements AutoCloseable {
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);
    private final KafkaSinkSettings settings;
    private final Topic<String, InBand<E>> topic;
    private final Counter ingested;
    private final Function<String, Producer<byte[], byte[]>> producers;
    private final CommittedMarks committed;
    private final CountDownLatch stop = new CountDownLatch(1);

    public KafkaRunSink(KafkaSinkSettings settings, Topic<String, InBand<E>> topic, MeterRegistry registry) {
        this(
                settings,
                topic,
                registry,
                run -> SinkClients.producer(settings, run, topic.name()),
                new KafkaCommittedMarks<>(settings, topic));
    }

    /** @param producers makes the transactional producer for a run id */
    KafkaRunSink(
            KafkaSinkSettings settings,
            Topic<String, InBand<E>> topic,
            MeterRegistry registry,
            Function<String, Producer<byte[], byte[]>> producers,
            CommittedMarks committed) {
        this.settings = settings;
        this.topic = topic;
        this.ingested = Counter.builder("driftwatch.events")
                .tag("stage", "ingested")
                .description("events by stage")
                .register(registry);
        this.producers = producers;
        this.committed = committed;
    }

    /**
     * Plays a run from where earlier attempts left it, to its end or until {@link #stop()}. The caller closes the source.
     *
     * @throws IOException when the source cannot be read, the broker is lost, or the thread is interrupted while Kafka
     *     works; playing again goes on where this ended
     */
    public PlayResult play(RunSource<E> source, Speed speed) throws IOException {
        return play(source.description(), writer -> new RunPlay<>(writer, source, settings.commitEvents()), speed);
    }

    /** The same for a run that was recorded with its marks. */
    public PlayResult play(MarkedSource source, Speed speed) throws IOException {
        return play(source.description(), writer -> new MarkedPlay<>(writer, source), speed);
    }

    private PlayResult play(RunDescription description, Function<RunWriter<E>, Play> made, Speed speed)
            throws IOException {
        Producer<byte[], byte[]> producer = producers.apply(description.run());
        try {
            producer.initTransactions();
            return play(description, made, producer, speed);
        } catch (InterruptException e) {
            Thread.currentThread().interrupt();
            throw failed(description, "interrupted", e);
        } catch (KafkaException e) {
            throw failed(description, isFenced(e) ? "another process plays it" : e.getMessage(), e);
        } finally {
            close(producer);
        }
    }

    /** An interrupt must not keep the producer from closing, nor get lost. */
    private static void close(Producer<byte[], byte[]> producer) {
        boolean interrupted = Thread.interrupted();
        try {
            producer.close(CLOSE_TIMEOUT);
        } finally {
            if (interrupted) Thread.currentThread().interrupt();
        }
    }

    private static boolean isFenced(Throwable e) {
        boolean fenced = e instanceof ProducerFencedException || e instanceof InvalidProducerEpochException;
        return fenced || (e.getCause() != null && isFenced(e.getCause()));
    }

    private IOException failed(RunDescription description, String reason, KafkaException cause) {
        return new IOException(
                "run " + description.run() + " cannot be written to " + topic.name() + ": " + reason, cause);
    }

    private PlayResult play(
            RunDescription description,
            Function<RunWriter<E>, Play> made,
            Producer<byte[], byte[]> producer,
            Speed speed)
            throws IOException {
        int partitions = producer.partitionsFor(topic.name()).size();
        Mark last = committed.last(description);
        if (last instanceof Mark.RunEnded || last instanceof Mark.Drain) return alreadyThere(description);
        MarkedTransaction transaction = new MarkedTransaction(producer, settings, System::nanoTime);
        Pacer pacer = new Pacer(speed, System::nanoTime, stop);
        RunRecords<E> records = new RunRecords<>(topic, description, partitions);
        Play play = made.apply(new RunWriter<>(records, transaction, pacer));
        long resumedAt = last instanceof Mark.Reached reached ? reached.sent() : 0;
        boolean ended = false;
        try {
            if (last instanceof Mark.Reached reached) play.resume(reached);
            else play.start();
            ended = play.toTheEnd(ingested::increment);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            transaction.abort();
        }
        long events = resumedAt + transaction.committedEvents();
        return new PlayResult(description.run(), description.source(), events, resumedAt, ended);
    }

    private static PlayResult alreadyThere(RunDescription description) {
        long events = description.events();
        return new PlayResult(description.run(), description.source(), events, events, true);
    }

    /** Ends the run being played without its end marks; what is behind the last mark is not committed. For good. */
    public void stop() {
        stop.countDown();
    }

    @Override
    public void close() {
        stop();
    }
}
