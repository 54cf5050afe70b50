package org.driftwatch.app.results;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.driftwatch.topics.catalogue.Topics;
import org.driftwatch.topics.codec.Codec;
import org.driftwatch.topics.drift.DriftPoint;
import org.driftwatch.topics.parameter.Parameter;
import org.driftwatch.topics.run.InBand;
import org.driftwatch.topics.run.Mark.PartitionDone;

/**
 * Reads the topics {@code parameters} and {@code drift} from their beginning until every partition of every expected
 * run has said on both that it is done: complete by what was written, not by waiting for silence.
 */
public final class ResultsCollector {
    private static final TopicPartition PARAMETERS = new TopicPartition(Topics.PARAMETERS.name(), 0);
    private static final TopicPartition DRIFT = new TopicPartition(Topics.DRIFT.name(), 0);

    /** The input topic of a run. */
    public record Expected(String run, String inputTopic) {}

    private final Consumer<byte[], byte[]> consumer;
    private final Map<Expected, Set<Integer>> openParameters = new TreeMap<>(ResultsCollector::compare);
    private final Map<Expected, Set<Integer>> openDrift = new TreeMap<>(ResultsCollector::compare);
    private final Set<String> runs = new TreeSet<>();
    private final ResultsBuilder results = new ResultsBuilder();

    /** @param partitions number of partitions of the input topics; the consumer reads committed records of bytes */
    public ResultsCollector(Consumer<byte[], byte[]> consumer, List<Expected> expected, int partitions) {
        this.consumer = consumer;
        for (Expected run : expected) {
            runs.add(run.run());
            openParameters.put(run, all(partitions));
            openDrift.put(run, all(partitions));
        }
        consumer.assign(List.of(PARAMETERS, DRIFT));
        consumer.seekToBeginning(List.of(PARAMETERS, DRIFT));
    }

    /**
     * @param alive asked at each poll; false ends the waiting
     * @throws TimeoutException when {@code alive} said no before all was there
     */
    public ResultsBuilder collect(BooleanSupplier alive) throws TimeoutException {
        while (!openParameters.isEmpty() || !openDrift.isEmpty()) {
            if (!alive.getAsBoolean()) throw new TimeoutException("stopped before every partition was done: " + this);
            consumer.poll(Duration.ofMillis(200)).forEach(this::take);
        }
        return results;
    }

    private void take(ConsumerRecord<byte[], byte[]> message) {
        if (message.topic().equals(PARAMETERS.topic())) takeParameter(decode(Topics.PARAMETERS.value(), message));
        else takeDrift(decode(Topics.DRIFT.value(), message));
    }

    private static <T> T decode(Codec<T> codec, ConsumerRecord<byte[], byte[]> message) {
        return codec.decode(message.value());
    }

    private void takeParameter(InBand<Parameter> message) {
        if (message instanceof InBand.Data<Parameter> data) {
            if (runs.contains(data.value().run())) results.add(data.value());
        } else if (close(message, openParameters)) {
            results.add((PartitionDone) ((InBand.Marked<Parameter>) message).mark());
        }
    }

    private void takeDrift(InBand<DriftPoint> message) {
        if (message instanceof InBand.Data<DriftPoint> data) {
            if (runs.contains(data.value().run())) results.add(data.value());
        } else {
            close(message, openDrift);
        }
    }

    private static <T> boolean close(InBand<T> message, Map<Expected, Set<Integer>> open) {
        if (!(message instanceof InBand.Marked<T> marked) || !(marked.mark() instanceof PartitionDone done))
            return false;
        Expected run = new Expected(done.run(), done.source());
        Set<Integer> missing = open.get(run);
        if (missing == null || !missing.remove(done.partition())) return false;
        if (missing.isEmpty()) open.remove(run);
        return true;
    }

    private static Set<Integer> all(int partitions) {
        Set<Integer> all = new TreeSet<>();
        for (int p = 0; p < partitions; p++) all.add(p);
        return all;
    }

    private static int compare(Expected a, Expected b) {
        int byRun = a.run().compareTo(b.run());
        return byRun != 0 ? byRun : a.inputTopic().compareTo(b.inputTopic());
    }

    @Override
    public String toString() {
        return "open on parameters " + openParameters + ", on drift " + openDrift;
    }
}
