package org.driftwatch.streams.germanium.jobs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.driftwatch.calibrators.germanium.dsp.DspSettings;
import org.driftwatch.calibrators.germanium.jobs.JobCalculation;
import org.driftwatch.calibrators.germanium.jobs.JobInput;
import org.driftwatch.calibrators.germanium.jobs.JobSettings;
import org.driftwatch.calibrators.germanium.jobs.Proposal;
import org.driftwatch.topics.catalogue.Topics;
import org.driftwatch.topics.deadletter.DeadLetter;
import org.driftwatch.topics.germanium.GermaniumPoleZero;
import org.driftwatch.topics.germanium.JobRequest;
import org.driftwatch.topics.parameter.Parameter;
import org.driftwatch.topics.run.InBand;
import org.driftwatch.topics.run.Mark.PartitionDone;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JobDeskTest {
    private static final JobSettings SETTINGS = JobSettings.defaults();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final FakeWaveforms topic = new FakeWaveforms();

    @BeforeEach
    void fill() {
        for (long offset = 0; offset < 20; offset++) topic.put(offset, "ch1");
        topic.updateBeginningOffsets(Map.of(FakeWaveforms.PARTITION, 0L));
    }

    private JobDesk desk(JobSettings settings) {
        return new JobDesk(
                new JobCalculation(JobDeskTest::proposals, settings, channel -> DspSettings.defaults()),
                new TreeMap<>(Map.of("code", "test")),
                new WaveformReader(topic),
                new JobMetrics(registry));
    }

    /** Better when there are baselines; says what it saw; does not stand a single waveform. */
    private static List<Proposal> proposals(JobInput input) {
        if (input.fullEnergy().size() == 1) throw new IllegalStateException("one is not enough");
        String seen = input.fullEnergy().stream().map(w -> w.eventNumber()).toList() + " " + input.kevPerAdc();
        GermaniumPoleZero value = new GermaniumPoleZero(null, null, null, null, seen);
        return List.of(new Proposal(
                GermaniumPoleZero.SUBJECT, value, !input.baselines().isEmpty(), "for a test"));
    }

    private static ConsumerRecord<byte[], byte[]> record(byte[] value) {
        return new ConsumerRecord<>(Topics.GE_JOBS.name(), 1, 77, new byte[0], value);
    }

    private static ConsumerRecord<byte[], byte[]> record(JobRequest request) {
        return record(Topics.GE_JOBS.value().encode(new InBand.Data<>(request)));
    }

    private static Parameter parameter(List<ProducerRecord<byte[], byte[]>> answers) {
        assertThat(answers).hasSize(1);
        assertThat(answers.get(0).topic()).isEqualTo("parameters");
        return ((InBand.Data<Parameter>)
                        Topics.PARAMETERS.value().decode(answers.get(0).value()))
                .value();
    }

    private double count(String outcome) {
        return registry.get("driftwatch.jobs").tag("outcome", outcome).counter().count();
    }

    @Test
    void publishesByRuleAndSaysWhy() {
        JobRequest request = WaveformReaderTest.request(List.of(3L), List.of(5L, 4L));
        Parameter parameter = parameter(desk(SETTINGS).answer(record(request)));
        assertThat(((GermaniumPoleZero) parameter.value()).refused()).isEqualTo("[5, 4] 0.2");
        assertThat(parameter.version()).isEqualTo(1);
        assertThat(parameter.provenance())
                .containsEntry("status", "published")
                .containsEntry("rule", "improvement larger than its error")
                .containsEntry("why", "for a test")
                .containsEntry("code", "test")
                .containsEntry("input", "ge.jobs/1/77");
        assertThat(count("published")).isEqualTo(1);
        assertThat(registry.get("driftwatch.job").timer().count()).isEqualTo(1);
    }

    @Test
    void proposesWhatIsNoBetterOrWhatAPersonDecides() {
        JobRequest worse = WaveformReaderTest.request(List.of(), List.of(5L, 4L));
        assertThat(parameter(desk(SETTINGS).answer(record(worse))).provenance()).containsEntry("status", "proposed");
        JobSettings person = new JobSettings(true, 9, 9, 1, 1, 0, JobSettings.Publish.propose);
        JobRequest better = WaveformReaderTest.request(List.of(3L), List.of(5L, 4L));
        assertThat(parameter(desk(person).answer(record(better))).provenance())
                .containsEntry("status", "proposed")
                .containsEntry("rule", "a person publishes");
        assertThat(count("proposed")).isEqualTo(2);
    }

    @Test
    void theEndOfAPartitionIsPassedOnToBothTopics() {
        PartitionDone end = new PartitionDone(
                PartitionDone.NAME, "r1", "ge.waveforms", 1, 3, 99, List.of("ch1"), null, null, new TreeMap<>());
        List<ProducerRecord<byte[], byte[]>> answers =
                desk(SETTINGS).answer(record(Topics.GE_JOBS.value().encode(new InBand.Marked<>(end))));
        assertThat(answers).extracting(ProducerRecord::topic).containsExactly("parameters", "drift");
        assertThat(new String(answers.get(0).value(), UTF_8))
                .contains("\"source\":\"ge.jobs\"", "\"partition\":1", "\"of\":3", "\"events\":0");
    }

    @Test
    void whatCannotBeDoneIsADeadLetterWithItsReason() {
        topic.deleteBefore(10);
        assertThat(reason(WaveformReaderTest.request(List.of(), List.of(5L, 12L))))
                .isEqualTo("waveforms-gone");
        assertThat(count("waveforms-gone")).isEqualTo(1);
        assertThat(reason(WaveformReaderTest.request(List.of(), List.of(15L)))).isEqualTo("job-failed");
        assertThat(letter(record("tea".getBytes(UTF_8))).reason()).isEqualTo("bad-json");
        assertThat(count("failed")).isEqualTo(2);
    }

    private String reason(JobRequest request) {
        return letter(record(request)).reason();
    }

    private DeadLetter letter(ConsumerRecord<byte[], byte[]> record) {
        List<ProducerRecord<byte[], byte[]>> answers = desk(SETTINGS).answer(record);
        assertThat(answers).hasSize(1);
        assertThat(answers.get(0).topic()).isEqualTo("dead-letters");
        return Topics.DEAD_LETTERS.value().decode(answers.get(0).value());
    }
}
