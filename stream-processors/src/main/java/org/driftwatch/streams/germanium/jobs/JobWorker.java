package org.driftwatch.streams.germanium.jobs;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.driftwatch.calibrators.germanium.jobs.JobCalculation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * ge.jobs → waveforms from ge.waveforms by offset → job → parameters; end marks → parameters, drift. One thread; several workers
 * share the partitions. When Kafka fails it starts again from what was committed.
 *
 * <p>Counts {@code driftwatch.jobs{outcome}}, times {@code driftwatch.job}.
 */
public final class JobWorker implements AutoCloseable {
    /** Consumer group of the workers. */
    public static final String GROUP = "driftwatch-germanium-jobs";

    private static final Logger LOG = LoggerFactory.getLogger(JobWorker.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final JobClients clients;
    private final JobCalculation calculation;
    private final SortedMap<String, String> provenance;
    private final JobMetrics metrics;
    private final Thread thread = new Thread(this::run, "driftwatch-jobs");
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile boolean working;
    private volatile String state = "not started";

    /**
     * A worker on a cluster; {@link #start} sets it going.
     *
     * @param bootstrap brokers, {@code host:port,...}
     * @param provenance what to say of every parameter, e.g. settings hash and code version
     */
    public static JobWorker on(
            String bootstrap,
            JobCalculation calculation,
            SortedMap<String, String> provenance,
            MeterRegistry registry) {
        return new JobWorker(new KafkaJobClients(bootstrap, GROUP), calculation, provenance, new JobMetrics(registry));
    }

    JobWorker(
            JobClients clients, JobCalculation calculation, SortedMap<String, String> provenance, JobMetrics metrics) {
        this.clients = clients;
        this.calculation = calculation;
        this.provenance = provenance;
        this.metrics = metrics;
        thread.setDaemon(true);
    }

    /** Returns at once. The topics must exist. */
    public void start() {
        thread.start();
    }

    /** Whether its thread lives and Kafka answers. */
    public boolean working() {
        return working && thread.isAlive();
    }

    /** One line for people. */
    public String state() {
        return state;
    }

    private void run() {
        while (!isClosing()) {
            try {
                work();
            } catch (WakeupException | InterruptException e) {
                break;
            } catch (KafkaException e) {
                say(false, "starts again: " + e.getMessage());
                LOG.warn("germanium jobs start again: {}", e.toString());
                pause();
            } catch (RuntimeException | OutOfMemoryError e) {
                say(false, "starts again: " + e);
                LOG.error("germanium jobs failed and start again", e);
                pause();
            }
        }
        say(false, "closed");
    }

    private void work() {
        try (Consumer<byte[], byte[]> requests = clients.requests();
                Consumer<byte[], byte[]> waveforms = clients.waveforms();
                JobSession session = session(requests, waveforms)) {
            say(true, "waiting for requests");
            while (!isClosing()) session.next(this::isClosing);
        }
    }

    private JobSession session(Consumer<byte[], byte[]> requests, Consumer<byte[], byte[]> waveforms) {
        JobDesk desk = new JobDesk(calculation, provenance, new WaveformReader(waveforms), metrics);
        return new JobSession(clients, requests, record -> {
            String request = record.topic() + "/" + record.partition() + "/" + record.offset();
            say(true, "working on " + request);
            List<ProducerRecord<byte[], byte[]>> answers = desk.answer(record);
            say(true, "waiting for requests, last " + request);
            return answers;
        });
    }

    private boolean isClosing() {
        return closing.getCount() == 0;
    }

    private void say(boolean works, String what) {
        working = works;
        state = what;
    }

    private void pause() {
        try {
            if (closing.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) LOG.debug("closed while waiting");
        } catch (InterruptedException e) {
            closing.countDown();
        }
    }

    /** Stops; a calculation that takes longer than 5 s is abandoned and done again by the next worker. */
    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join(PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
