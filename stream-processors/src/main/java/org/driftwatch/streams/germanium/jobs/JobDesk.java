package org.driftwatch.streams.germanium.jobs;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.driftwatch.calibrators.germanium.jobs.JobCalculation;
import org.driftwatch.streams.deadletter.DeadLetters;
import org.driftwatch.streams.deadletter.Origin;
import org.driftwatch.streams.germanium.jobs.JobMetrics.Outcome;
import org.driftwatch.topics.catalogue.Topic;
import org.driftwatch.topics.catalogue.Topics;
import org.driftwatch.topics.germanium.JobRequest;
import org.driftwatch.topics.parameter.Parameter;
import org.driftwatch.topics.parameter.Standing;
import org.driftwatch.topics.run.InBand;
import org.driftwatch.topics.run.Mark;
import org.driftwatch.topics.run.Mark.PartitionDone;

/**
 * What becomes of one record of {@code ge.jobs}: a request gives parameters, the end mark of a partition gives the same for what
 * comes of jobs, anything that cannot be used gives a dead letter. The answer depends on the record and the waveforms alone.
 */
final class JobDesk {
    private static final String FAILED = "job-failed";
    private static final String GONE = "waveforms-gone";

    private final JobCalculation calculation;
    private final SortedMap<String, String> provenance;
    private final WaveformReader waveforms;
    private final JobMetrics metrics;

    /** @param provenance what to say of every parameter beside its input */
    JobDesk(
            JobCalculation calculation,
            SortedMap<String, String> provenance,
            WaveformReader waveforms,
            JobMetrics metrics) {
        this.calculation = calculation;
        this.provenance = provenance;
        this.waveforms = waveforms;
        this.metrics = metrics;
    }

    /** All that is to be written in answer to this record. */
    List<ProducerRecord<byte[], byte[]>> answer(ConsumerRecord<byte[], byte[]> record) {
        Origin origin = new Origin(record.topic(), record.partition(), record.offset(), record.timestamp());
        try {
            InBand<JobRequest> in = Topics.GE_JOBS.value().decode(record.value());
            return in instanceof InBand.Data<JobRequest> data
                    ? parameters(data.value(), origin)
                    : marks(((InBand.Marked<JobRequest>) in).mark());
        } catch (KafkaException broker) {
            throw broker;
        } catch (RuntimeException failure) {
            String reason = DeadLetters.reasonOf(failure, FAILED);
            metrics.ended(reason.equals(GONE) ? Outcome.GONE : Outcome.FAILED);
            return List.of(out(
                    Topics.DEAD_LETTERS,
                    origin.id(),
                    DeadLetters.of(origin, reason, DeadLetters.detailOf(failure), record.value())));
        }
    }

    private List<ProducerRecord<byte[], byte[]>> parameters(JobRequest request, Origin origin) {
        List<Parameter> parameters = metrics.timed(() -> calculation.answer(request, waveforms.read(request)));
        metrics.ended(outcome(parameters));
        List<ProducerRecord<byte[], byte[]>> answers = new ArrayList<>();
        for (Parameter parameter : parameters) {
            String key = parameter.subject() + "/" + parameter.scope() + "/" + parameter.validFrom();
            answers.add(out(Topics.PARAMETERS, key, new InBand.Data<>(explained(parameter, origin))));
        }
        return answers;
    }

    private static Outcome outcome(List<Parameter> parameters) {
        boolean published = parameters.stream().anyMatch(parameter -> Standing.of(parameter) == Standing.published);
        if (published) return Outcome.PUBLISHED;
        return parameters.isEmpty() ? Outcome.NOTHING : Outcome.PROPOSED;
    }

    private Parameter explained(Parameter parameter, Origin origin) {
        SortedMap<String, String> all = new TreeMap<>(provenance);
        all.putAll(parameter.provenance());
        all.put("input", origin.id());
        return parameter.withProvenance(all);
    }

    private static List<ProducerRecord<byte[], byte[]>> marks(Mark mark) {
        if (!(mark instanceof PartitionDone end))
            throw new IllegalArgumentException(Topics.GE_JOBS.name() + " holds no " + mark.mark());
        PartitionDone done = new PartitionDone(
                PartitionDone.NAME,
                end.run(),
                Topics.GE_JOBS.name(),
                end.partition(),
                end.of(),
                0,
                List.of(),
                null,
                null,
                new TreeMap<>());
        String key = done.run() + "/" + done.source() + "/" + done.partition();
        return List.of(
                out(Topics.PARAMETERS, key, new InBand.Marked<>(done)),
                out(Topics.DRIFT, key, new InBand.Marked<>(done)));
    }

    private static <K, V> ProducerRecord<byte[], byte[]> out(Topic<K, V> topic, K key, V value) {
        return new ProducerRecord<>(
                topic.name(), topic.key().encode(key), topic.value().encode(value));
    }
}
