package org.driftwatch.streams.germanium.jobs;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.SortedMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.driftwatch.calibrators.germanium.jobs.JobCalculation;
import org.driftwatch.streams.engine.LastingWorker;
import org.driftwatch.streams.engine.WorkerClients;

/**
 * ge.jobs → waveforms from ge.waveforms by offset → job → parameters; end marks → parameters, drift. One thread; several workers
 * share the partitions. When Kafka fails it starts again from what was committed.
 *
 * <p>Counts {@code driftwatch.jobs{outcome}}, times {@code driftwatch.job}.
 */
public final class JobWorker implements AutoCloseable {
    /** Consumer group of the workers. */
    public static final String GROUP = "driftwatch-germanium-jobs";

    private final JobClients clients;
    private final JobCalculation calculation;
    private final SortedMap<String, String> provenance;
    private final JobMetrics metrics;
    private final LastingWorker worker = new LastingWorker("driftwatch-jobs", this::work);

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
        return new JobWorker(
                new KafkaJobClients(new WorkerClients(bootstrap), GROUP),
                calculation,
                provenance,
                new JobMetrics(registry));
    }

    JobWorker(
            JobClients clients, JobCalculation calculation, SortedMap<String, String> provenance, JobMetrics metrics) {
        this.clients = clients;
        this.calculation = calculation;
        this.provenance = provenance;
        this.metrics = metrics;
    }

    /** Returns at once. The topics must exist. */
    public void start() {
        worker.start();
    }

    /** Whether its thread lives and Kafka answers. */
    public boolean working() {
        return worker.working();
    }

    /** One line for people. */
    public String state() {
        return worker.state();
    }

    private void work(LastingWorker self) {
        try (Consumer<byte[], byte[]> requests = clients.requests();
                Consumer<byte[], byte[]> waveforms = clients.waveforms();
                JobSession session = session(requests, waveforms)) {
            worker.does("waiting for requests");
            while (!self.isClosing()) session.next(self::isClosing);
        }
    }

    private JobSession session(Consumer<byte[], byte[]> requests, Consumer<byte[], byte[]> waveforms) {
        JobDesk desk = new JobDesk(calculation, provenance, new WaveformReader(waveforms), metrics);
        return new JobSession(clients, requests, record -> {
            String request = record.topic() + "/" + record.partition() + "/" + record.offset();
            worker.does("working on " + request);
            List<ProducerRecord<byte[], byte[]>> answers = desk.answer(record);
            worker.does("waiting for requests, last " + request);
            return answers;
        });
    }

    /** Stops; a calculation that takes longer than 5 s is abandoned and done again by the next worker. */
    @Override
    public void close() {
        worker.close();
    }
}
