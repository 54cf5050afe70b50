package org.driftwatch.ingest.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.driftwatch.topics.catalogue.Topics;
import org.driftwatch.topics.germanium.DspEvent;
import org.driftwatch.topics.run.InBand;
import org.driftwatch.topics.run.Mark;
import org.driftwatch.topics.run.RunView;
import org.junit.jupiter.api.Test;

class KafkaRunSinkTest {
    private static final KafkaSinkSettings EACH_MARK = new KafkaSinkSettings("unused", Duration.ZERO, 1000, Map.of());
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    private KafkaRunSink<DspEvent> sink(FakeTopic topic, KafkaSinkSettings settings) {
        return new KafkaRunSink<>(settings, Topics.GE_DSP, registry, run -> topic.producer(), topic);
    }

    private FakeTopic played(int partitions, Double... times) throws IOException {
        FakeTopic topic = new FakeTopic(partitions);
        sink(topic, EACH_MARK).play(ListSource.of(List.of(times)), Speed.MAX);
        return topic;
    }

    @Test
    void marksFollowTheDataTheyCoverAndTheRunIsFramed() throws IOException {
        FakeTopic topic = played(1, 10.2, 10.9, 11.0, 13.5);
        assertThat(topic.brief(0))
                .containsExactly(
                        "run-started",
                        "10s/0",
                        "#0",
                        "#1",
                        "11s/2",
                        "#2",
                        "12s/3",
                        "13s/3",
                        "#3",
                        "ended/4",
                        "drain",
                        "drain",
                        "drain");
        assertThat(registry.counter("driftwatch.events", "stage", "ingested").count())
                .isEqualTo(4);
    }

    @Test
    void everyPartitionGetsEveryMarkAlsoTheEmptyOnes() throws IOException {
        FakeTopic topic = played(16, 10.2, 11.5);
        List<String> marks = List.of("run-started", "10s/0", "11s/1", "ended/2", "drain", "drain", "drain");
        int data = 0;
        for (int p = 0; p < 16; p++) {
            int partition = p;
            assertThat(topic.brief(p).stream().filter(s -> !s.startsWith("#")).toList())
                    .isEqualTo(marks);
            assertThat(topic.partition(p))
                    .filteredOn(InBand.Marked.class::isInstance)
                    .allSatisfy(value -> {
                        Mark mark = ((InBand.Marked<DspEvent>) value).mark();
                        assertThat(mark.partition()).isEqualTo(partition);
                        assertThat(mark.of()).isEqualTo(16);
                    });
            data += topic.brief(p).size() - marks.size();
        }
        assertThat(data).isEqualTo(2);
    }

    @Test
    void aChannelStaysInThePartitionKafkaWouldChoose() throws IOException {
        FakeTopic topic = played(5, 1.0, 1.1, 1.2, 1.3, 1.4, 1.5);
        // murmur2 of ch1, ch2, ch3, made positive, modulo 5
        for (int p = 0; p < 5; p++) {
            for (InBand<DspEvent> value : topic.partition(p)) {
                if (!(value instanceof InBand.Data<DspEvent> data)) continue;
                byte[] key = data.value().channel().getBytes(java.nio.charset.StandardCharsets.UTF_8);
                assertThat((org.apache.kafka.common.utils.Utils.murmur2(key) & 0x7fffffff) % 5)
                        .isEqualTo(p);
            }
        }
    }

    @Test
    void aLongSilenceIsMarkedByMinutesThenBySeconds() throws IOException {
        List<String> marks = played(1, 30.0, 3630.0).brief(0);
        assertThat(marks.subList(1, 6)).containsExactly("30s/0", "#0", "60s/1", "120s/1", "180s/1");
        assertThat(marks).contains("3060s/1", "3061s/1", "3629s/1", "3630s/1").doesNotContain("61s/1", "3001s/1");
    }

    @Test
    void anEventOlderThanTheLastMarkIsSentAsItIs() throws IOException {
        assertThat(played(1, 10.0, 12.1, 10.5, 12.2).brief(0))
                .startsWith("run-started", "10s/0", "#0", "11s/1", "12s/1", "#1", "#2", "#3", "ended/4");
    }

    @Test
    void anAbsurdTimeIsSentButMovesNoMark() throws IOException {
        List<Double> times = List.of(10.0, 1e9, -5e8, 11.5);
        ListSource declared = ListSource.of(List.of(10.0, 11.5));
        FakeTopic topic = new FakeTopic(1);
        sink(topic, EACH_MARK).play(new DeclaredSource(ListSource.of(times), declared.description()), Speed.MAX);
        assertThat(topic.brief(0)).startsWith("run-started", "10s/0", "#0", "#1", "#2", "11s/3", "#3", "ended/4");
    }

    @Test
    void denseDataAreMarkedByCountSoThatATransactionStaysSmall() throws IOException {
        FakeTopic topic = new FakeTopic(1);
        Double[] times =
                DoubleStream.iterate(5.0, t -> t + 0.001).limit(9).boxed().toArray(Double[]::new);
        KafkaSinkSettings settings = new KafkaSinkSettings("unused", Duration.ofHours(1), 4, Map.of());
        sink(topic, settings).play(ListSource.of(List.of(times)), Speed.MAX);
        assertThat(topic.brief(0))
                .startsWith(
                        "run-started", "5s/0", "#0", "#1", "#2", "#3", "5s/4", "#4", "#5", "#6", "#7", "5s/8", "#8");
        assertThat(topic.lastProducer().commitCount()).isEqualTo(3);
    }

    @Test
    void theRunIsViewedAtItsStartAndAtItsEnd() throws IOException {
        assertThat(played(2, 10.2, 11.5).views())
                .extracting(RunView::state, RunView::sent, RunView::topic)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("started", 0L, "ge.dsp"),
                        org.assertj.core.groups.Tuple.tuple("ended", 2L, "ge.dsp"));
    }

    @Test
    void whateverTheMomentOfAStopTheRunGoesOnAsIfUndisturbed() throws IOException {
        List<Double> times = new ArrayList<>();
        Random random = new Random(3);
        double t = 100;
        for (int i = 0; i < 400; i++) times.add(t += i == 200 ? 700 : random.nextDouble());
        FakeTopic whole = new FakeTopic(3);
        KafkaSinkSettings settings = new KafkaSinkSettings("unused", Duration.ZERO, 7, Map.of());
        sink(whole, settings).play(ListSource.of(times), Speed.MAX);
        for (int attempt = 0; attempt < 8; attempt++) {
            FakeTopic topic = new FakeTopic(3);
            playWithStops(topic, settings, times, random);
            for (int p = 0; p < 3; p++) assertThat(topic.brief(p)).isEqualTo(whole.brief(p));
            assertThat(topic.views()).hasSize(2);
        }
    }

    private void playWithStops(FakeTopic topic, KafkaSinkSettings settings, List<Double> times, Random random)
            throws IOException {
        PlayResult result;
        int stops = 0;
        do {
            KafkaRunSink<DspEvent> sink = sink(topic, settings);
            AtomicInteger left = new AtomicInteger(stops++ < 5 ? 1 + random.nextInt(450) : Integer.MAX_VALUE);
            result = sink.play(
                    ListSource.of(times).before(() -> {
                        if (left.decrementAndGet() == 0) sink.stop();
                    }),
                    Speed.MAX);
        } while (!result.ended());
        assertThat(result.events()).isEqualTo(times.size());
    }

    @Test
    void aStoppedRunHasNoEndAndNothingBehindItsLastMark() throws IOException {
        FakeTopic topic = new FakeTopic(1);
        KafkaRunSink<DspEvent> sink = sink(topic, EACH_MARK);
        AtomicInteger left = new AtomicInteger(5);
        PlayResult result = sink.play(
                ListSource.of(List.of(1.0, 1.5, 2.0, 2.5, 2.6, 3.0)).before(() -> {
                    if (left.decrementAndGet() == 0) sink.stop();
                }),
                Speed.MAX);
        assertThat(topic.brief(0)).containsExactly("run-started", "1s/0", "#0", "#1", "2s/2");
        assertThat(result).isEqualTo(new PlayResult("r1", "dsp", 2, 0, false));
    }

    @Test
    void aRunThatIsThereIsNotSentAgain() throws IOException {
        FakeTopic topic = played(2, 10.2, 11.5);
        List<String> before = topic.brief(1);
        PlayResult again = sink(topic, EACH_MARK).play(ListSource.of(List.of(10.2, 11.5)), Speed.MAX);
        assertThat(again).isEqualTo(new PlayResult("r1", "dsp", 2, 2, true));
        assertThat(topic.brief(1)).isEqualTo(before);
    }

    @Test
    void otherPartitionsThanBeforeAreRefused() throws IOException {
        FakeTopic topic = new FakeTopic(1);
        KafkaRunSink<DspEvent> first = sink(topic, EACH_MARK);
        first.play(ListSource.of(List.of(1.0, 2.5)).before(first::stop), Speed.MAX);
        FakeTopic wider = new FakeTopic(2);
        KafkaRunSink<DspEvent> second =
                new KafkaRunSink<>(EACH_MARK, Topics.GE_DSP, registry, run -> wider.producer(), topic);
        assertThatThrownBy(() -> second.play(ListSource.of(List.of(1.0, 2.5)), Speed.MAX))
                .isInstanceOf(IOException.class)
                .hasMessage("run r1 was begun on 1 partitions of ge.dsp, now there are 2");
    }

    @Test
    void aSourceThatGotShorterIsRefused() throws IOException {
        FakeTopic topic = new FakeTopic(1);
        KafkaRunSink<DspEvent> first = sink(topic, EACH_MARK);
        AtomicInteger left = new AtomicInteger(3);
        first.play(
                ListSource.of(List.of(1.0, 2.5, 3.5)).before(() -> {
                    if (left.decrementAndGet() == 0) first.stop();
                }),
                Speed.MAX);
        ListSource empty = ListSource.of(List.of(1.0));
        empty.next();
        assertThatThrownBy(() -> sink(topic, EACH_MARK).play(empty, Speed.MAX))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("events are on the topic, the source has 0");
    }

    @Test
    void aFencedProducerSaysSo() {
        FakeTopic topic = new FakeTopic(1);
        KafkaRunSink<DspEvent> sink = sink(topic, EACH_MARK);
        AtomicInteger seen = new AtomicInteger();
        ListSource source = ListSource.of(List.of(1.0, 2.5)).before(() -> {
            if (seen.incrementAndGet() == 2) topic.lastProducer().fenceProducer();
        });
        assertThatThrownBy(() -> sink.play(source, Speed.MAX))
                .isInstanceOf(IOException.class)
                .hasMessage("run r1 cannot be written to ge.dsp: another process plays it");
    }

    @Test
    void anInterruptEndsAWaitWithoutAnEnd() throws IOException {
        FakeTopic topic = new FakeTopic(1);
        KafkaRunSink<DspEvent> sink = sink(topic, EACH_MARK);
        Thread.currentThread().interrupt();
        PlayResult result = sink.play(ListSource.of(List.of(1.0, 1000.0)), new Speed(1));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(result.ended()).isFalse();
    }

    @Test
    void theOrderOfMarksAndDataIsTheSameAtAnySpeed() throws IOException {
        List<Double> times = IntStream.range(0, 50).mapToObj(i -> 10 + i * 0.3).toList();
        FakeTopic fast = new FakeTopic(2);
        sink(fast, EACH_MARK).play(ListSource.of(times), Speed.MAX);
        FakeTopic paced = new FakeTopic(2);
        sink(paced, KafkaSinkSettings.of("unused")).play(ListSource.of(times), new Speed(200));
        for (int p = 0; p < 2; p++) assertThat(paced.brief(p)).isEqualTo(fast.brief(p));
    }
}
