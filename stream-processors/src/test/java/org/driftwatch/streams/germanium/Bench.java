package org.driftwatch.streams.germanium;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.driftwatch.streams.deadletter.RejectedException;
import org.driftwatch.streams.engine.StreamSettings;
import org.driftwatch.topics.catalogue.Topic;
import org.driftwatch.topics.catalogue.Topics;
import org.driftwatch.topics.deadletter.DeadLetter;
import org.driftwatch.topics.drift.DriftPoint;
import org.driftwatch.topics.germanium.DspEvent;
import org.driftwatch.topics.germanium.Features;
import org.driftwatch.topics.germanium.Waveform;
import org.driftwatch.topics.parameter.Parameter;
import org.driftwatch.topics.run.InBand;
import org.driftwatch.topics.run.Mark;

/** The topology without a broker: bytes in, bytes out, one partition. */
final class Bench implements AutoCloseable {
    static final Duration GRACE = Duration.ofSeconds(2);
    private static final Instant WALL_CLOCK = Instant.parse("2026-03-01T00:00:00Z");

    final MeterRegistry registry = new SimpleMeterRegistry();
    private final Path directory = directory();
    private final TopologyTestDriver driver;
    private final Map<String, List<TestRecord<byte[], byte[]>>> read = new HashMap<>();
    private final Map<String, TestInputTopic<byte[], byte[]>> inputs = new HashMap<>();

    Bench() {
        this(settings(4_000));
    }

    Bench(GermaniumTopology.Settings settings) {
        StreamSettings streams = StreamSettings.defaults("nowhere:1", GermaniumTopology.APPLICATION, directory);
        driver = new TopologyTestDriver(
                GermaniumTopology.build(settings, new GermaniumMetrics(registry)), streams.properties(), WALL_CLOCK);
    }

    static GermaniumTopology.Settings settings(int workPerRecord) {
        return new GermaniumTopology.Settings(
                GRACE, () -> Bench::firstSample, CountingChannel::new, true, workPerRecord);
    }

    /** Stands for the signal processing: the first sample is the energy, fewer than two are too short. */
    private static DspEvent firstSample(Waveform w) {
        if (w.samples().length < 2) throw new RejectedException("waveform-too-short", w.samples().length + " samples");
        double[] values = {w.samples()[0]};
        return new DspEvent(w.run(), w.channel(), w.eventNumber(), w.timeNs(), List.of("e"), values);
    }

    private static Path directory() {
        try {
            return Files.createTempDirectory("driftwatch-streams-test");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void send(Sent sent) {
        sendBytes(sent.topic(), sent.key(), sent.value());
    }

    void sendAll(List<Sent> all) {
        all.forEach(this::send);
    }

    void sendBytes(String topic, byte[] key, byte[] value) {
        inputs.computeIfAbsent(
                        topic,
                        name -> driver.createInputTopic(name, new ByteArraySerializer(), new ByteArraySerializer()))
                .pipeInput(key, value, WALL_CLOCK);
    }

    void passWallClock(Duration time) {
        driver.advanceWallClockTime(time);
    }

    /** All records of a topic so far. */
    List<TestRecord<byte[], byte[]>> records(String topic) {
        List<TestRecord<byte[], byte[]>> all = read.computeIfAbsent(topic, name -> new ArrayList<>());
        TestOutputTopic<byte[], byte[]> output =
                driver.createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        all.addAll(output.readRecordsToList());
        return all;
    }

    <V> List<V> values(Topic<String, V> topic) {
        return records(topic.name()).stream()
                .map(each -> topic.value().decode(each.value()))
                .toList();
    }

    List<Features> features() {
        return values(Topics.GE_FEATURES);
    }

    List<Parameter> parameters() {
        return data(values(Topics.PARAMETERS));
    }

    List<DriftPoint> drift() {
        return data(values(Topics.DRIFT));
    }

    List<DeadLetter> deadLetters() {
        return values(Topics.DEAD_LETTERS);
    }

    List<String> reasons() {
        return deadLetters().stream().map(DeadLetter::reason).toList();
    }

    List<Mark.PartitionDone> done() {
        return marks(values(Topics.PARAMETERS));
    }

    /** Everything that makes results and reports, as text. */
    List<String> answers() {
        List<String> all = new ArrayList<>();
        for (Features each : features())
            all.add(each.channel() + " " + each.eventNumber() + " " + each.energyKeV() + " " + each.energyVersion());
        for (Topic<?, ?> topic : List.of(Topics.PARAMETERS, Topics.DRIFT))
            records(topic.name()).forEach(each -> all.add(withoutOffset(new String(each.value()))));
        return all;
    }

    /** Provenance names the offset of the record; it is outside every result. */
    static String withoutOffset(String json) {
        return json.replaceAll("\"input\":\"[^\"]*\"", "");
    }

    long entries(String store) {
        long entries = 0;
        try (var all = driver.getKeyValueStore(store).all()) {
            for (; all.hasNext(); all.next()) entries++;
        }
        return entries;
    }

    double count(String name, String tag, String value) {
        return registry.get(name).tag(tag, value).counter().count();
    }

    static <T> List<Mark.PartitionDone> marks(List<InBand<T>> all) {
        return all.stream()
                .filter(each -> each instanceof InBand.Marked<T>)
                .map(each -> (Mark.PartitionDone) ((InBand.Marked<T>) each).mark())
                .toList();
    }

    private static <T> List<T> data(List<InBand<T>> all) {
        return all.stream()
                .filter(each -> each instanceof InBand.Data<T>)
                .map(each -> ((InBand.Data<T>) each).value())
                .toList();
    }

    @Override
    public void close() {
        driver.close();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
