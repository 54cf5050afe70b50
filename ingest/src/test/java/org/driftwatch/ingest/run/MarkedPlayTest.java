package org.driftwatch.ingest.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.driftwatch.topics.catalogue.Topics;
import org.driftwatch.topics.germanium.DspEvent;
import org.driftwatch.topics.run.InBand;
import org.driftwatch.topics.run.MarkedSource;
import org.driftwatch.topics.run.RunDescription;
import org.junit.jupiter.api.Test;

class MarkedPlayTest {
    private static final KafkaSinkSettings EACH_MARK = new KafkaSinkSettings("unused", Duration.ZERO, 7, Map.of());
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    /** The items of a recorded run. */
    private record Items(RunDescription description, Iterator<Item> left, Runnable beforeEach) implements MarkedSource {
        @Override
        public Item next() {
            beforeEach.run();
            return left.hasNext() ? left.next() : null;
        }

        @Override
        public void close() {}
    }

    private static MarkedSource.Item event(int number, double seconds, boolean keyed) {
        String channel = ListSource.CHANNELS.get(number % 3);
        DspEvent event =
                new DspEvent("r1", channel, number, ListSource.ns(seconds), List.of("e"), new double[] {number});
        byte[] value = Topics.GE_DSP.value().encode(new InBand.Data<>(event));
        return new MarkedSource.Event(keyed ? Topics.GE_DSP.key().encode(channel) : null, value, event.timeNs());
    }

    private static MarkedSource.Item reached(double seconds, long sent) {
        return new MarkedSource.Reached(ListSource.ns(seconds), sent);
    }

    private static RunDescription description() {
        return ListSource.of(List.of(10.0, 99.0)).description();
    }

    private KafkaRunSink<DspEvent> sink(FakeTopic topic) {
        return new KafkaRunSink<>(EACH_MARK, Topics.GE_DSP, registry, run -> topic.producer(), topic);
    }

    private PlayResult play(FakeTopic topic, List<MarkedSource.Item> items) throws IOException {
        return sink(topic).play(new Items(description(), items.iterator(), () -> {}), Speed.MAX);
    }

    @Test
    void theMarksAreThoseOfTheRecordingAndNoOthers() throws IOException {
        FakeTopic topic = new FakeTopic(1);
        PlayResult result = play(
                topic,
                List.of(
                        reached(10, 0),
                        event(0, 15.5, true),
                        reached(12, 1),
                        event(1, 9, true),
                        event(2, 12.5, true),
                        reached(16, 3),
                        new MarkedSource.Ended(ListSource.ns(16.5), 3)));
        assertThat(topic.brief(0))
                .containsExactly(
                        "run-started",
                        "10s/0",
                        "#0",
                        "12s/1",
                        "#1",
                        "#2",
                        "16s/3",
                        "ended/3",
                        "drain",
                        "drain",
                        "drain");
        assertThat(topic.views()).extracting(view -> view.state()).containsExactly("started", "ended");
        assertThat(result).isEqualTo(new PlayResult("r1", "dsp", 3, 0, true));
    }

    @Test
    void anEventWithoutKeyGoesWhereItsChannelGoes() throws IOException {
        List<MarkedSource.Item> keyed = new ArrayList<>(List.of(reached(10, 0)));
        List<MarkedSource.Item> bare = new ArrayList<>(keyed);
        for (int i = 0; i < 9; i++) {
            keyed.add(event(i, 10.1, true));
            bare.add(event(i, 10.1, false));
        }
        keyed.add(new MarkedSource.Ended(ListSource.ns(11), 9));
        bare.add(new MarkedSource.Ended(ListSource.ns(11), 9));
        FakeTopic one = new FakeTopic(5);
        FakeTopic other = new FakeTopic(5);
        play(one, keyed);
        play(other, bare);
        for (int p = 0; p < 5; p++)
            assertThat(one.brief(p)).isEqualTo(other.brief(p)).contains("ended/9");
    }

    @Test
    void whateverTheMomentOfAStopTheRunGoesOnAsIfUndisturbed() throws IOException {
        Random random = new Random(11);
        List<MarkedSource.Item> items = new ArrayList<>(List.of(reached(10, 0)));
        for (int i = 0; i < 200; i++) {
            items.add(event(i, 10 + 0.3 * i - random.nextDouble(), true));
            if (i % 5 == 4) items.add(reached(11 + i / 5, i + 1));
        }
        items.add(new MarkedSource.Ended(ListSource.ns(99), 200));
        FakeTopic whole = new FakeTopic(3);
        play(whole, items);
        for (int stop = 1; stop < items.size(); stop += 3) {
            FakeTopic topic = new FakeTopic(3);
            assertThat(stopped(topic, items, stop).ended()).isFalse();
            PlayResult rest = play(topic, items);
            assertThat(rest.ended()).isTrue();
            assertThat(rest.events()).isEqualTo(200);
            for (int p = 0; p < 3; p++) assertThat(topic.brief(p)).isEqualTo(whole.brief(p));
        }
    }

    private PlayResult stopped(FakeTopic topic, List<MarkedSource.Item> items, int before) throws IOException {
        KafkaRunSink<DspEvent> sink = sink(topic);
        AtomicInteger left = new AtomicInteger(before);
        Runnable stop = () -> {
            if (left.decrementAndGet() == 0) sink.stop();
        };
        return sink.play(new Items(description(), items.iterator(), stop), Speed.MAX);
    }

    @Test
    void aRecordingOfAnotherRunOfThatNameIsRefused() throws IOException {
        FakeTopic topic = new FakeTopic(1);
        stopped(topic, List.of(reached(10, 0), event(0, 10.5, true), reached(11, 1), event(1, 11.5, true)), 4);
        List<MarkedSource.Item> other = List.of(reached(10, 0), new MarkedSource.Ended(ListSource.ns(99), 0));
        assertThatThrownBy(() -> play(topic, other))
                .hasMessageContaining("run r1: the topic has come to the mark at 1970-01-01T00:00:11Z (1 events)");
    }
}
