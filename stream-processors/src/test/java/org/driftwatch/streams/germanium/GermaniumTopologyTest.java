package org.driftwatch.streams.germanium;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.driftwatch.topics.catalogue.Topics;
import org.driftwatch.topics.drift.DriftPoint;
import org.driftwatch.topics.germanium.Features;
import org.driftwatch.topics.histogram.HistogramSnapshot;
import org.driftwatch.topics.parameter.Parameter;
import org.driftwatch.topics.run.Event;
import org.driftwatch.topics.run.Mark;
import org.junit.jupiter.api.Test;

/** What the topology makes of a run: order of folding, answers, last fits, histograms, counts. */
class GermaniumTopologyTest {
    private static final FakeRun RUN = FakeRun.of("r1", "ch1", "ch2", "ch3");

    @Test
    void describesItself() throws IOException {
        String described = GermaniumTopology.build(Bench.settings(1), new GermaniumMetrics(new SimpleMeterRegistry()))
                .describe()
                .toString();
        try (InputStream in = getClass().getResourceAsStream("germanium-topology.txt")) {
            String expected = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(described.stripTrailing()).isEqualTo(expected.stripTrailing());
        }
    }

    @Test
    void foldsWhatAMarkHasPassedByTheGraceInOrderOfTime() {
        try (Bench bench = new Bench()) {
            bench.send(RUN.started());
            bench.send(RUN.event("ch1", 2, 1.5));
            bench.send(RUN.event("ch2", 1, 1.5));
            bench.send(RUN.event("ch1", 1, 1.5));
            bench.send(RUN.event("ch1", 3, 0.2));
            bench.send(RUN.event("ch1", 4, 3.0));
            bench.send(RUN.reached(3));
            assertThat(bench.features()).extracting(Event::eventNumber).containsExactly(3L);
            bench.send(RUN.reached(5));
            assertThat(bench.features())
                    .extracting(each -> each.channel() + "-" + each.eventNumber())
                    .containsExactly("ch1-3", "ch1-1", "ch1-2", "ch2-1");
            bench.send(RUN.reached(6));
            assertThat(bench.features()).hasSize(5);
        }
    }

    @Test
    void carriesAWaveformThroughTheSignalProcessing() {
        try (Bench bench = new Bench()) {
            for (Mark mark : List.of(
                    new Mark.RunStarted(RUN.description(null), 0, 1),
                    new Mark.RunEnded("r1", "file", 0, 1, FakeRun.START.plusSeconds(9), 1))) {
                if (mark instanceof Mark.RunEnded) bench.send(RUN.waveform("ch1", 7, 1, 1234, 0));
                bench.sendBytes(Topics.GE_WAVEFORMS.name(), null, RUN.mark(mark).value());
            }
            Features features = bench.features().get(0);
            assertThat(features.dsp().value("e")).isEqualTo(1234);
            assertThat(features.eventNumber()).isEqualTo(7);
            byte[] key = bench.records("ge.features").get(0).key();
            assertThat(new String(key, StandardCharsets.UTF_8)).isEqualTo("ch1");
        }
    }

    @Test
    void publishesParametersAndDriftWithTheirKeysAndWhereTheyCameFrom() {
        try (Bench bench = new Bench()) {
            bench.sendAll(RUN.records(500, 3));
            Parameter first = bench.parameters().get(0);
            String key = new String(bench.records("parameters").get(0).key(), StandardCharsets.UTF_8);
            assertThat(key).isEqualTo("germanium.energy/" + first.scope() + "/" + first.validFrom());
            assertThat(first.provenance().get("input")).matches("ge.dsp/0/\\d+");
            assertThat(bench.drift()).extracting(DriftPoint::scope).contains("ch1", "ch2", "ch3");
            assertThat(new String(bench.records("drift").get(0).key(), StandardCharsets.UTF_8))
                    .matches("ch[123]/position_1.0");
        }
    }

    @Test
    void doesOneLastFitPerRecordAfterTheEndThenSaysThatItIsDone() {
        try (Bench bench = new Bench()) {
            bench.sendAll(
                    List.of(RUN.started(), RUN.event("ch3", 1, 1), RUN.event("ch1", 2, 2), RUN.event("ch2", 3, 3)));
            bench.send(RUN.ended(9));
            assertThat(bench.features()).hasSize(3);
            assertThat(bench.parameters()).isEmpty();
            bench.send(RUN.drain());
            assertThat(bench.parameters()).extracting(Parameter::scope).containsExactly("ch1");
            bench.send(RUN.drain());
            assertThat(bench.parameters()).extracting(Parameter::scope).containsExactly("ch1", "ch2");
            assertThat(bench.done()).isEmpty();
            bench.send(RUN.drain());
            assertThat(bench.parameters()).hasSize(3);
            Mark.PartitionDone done = bench.done().get(0);
            assertThat(done.events()).isEqualTo(3);
            assertThat(done.channels()).containsExactly("ch1", "ch2", "ch3");
            assertThat(done.firstEvent()).isEqualTo(FakeRun.START.plusSeconds(1));
            assertThat(done.lastEvent()).isEqualTo(FakeRun.START.plusSeconds(3));
            assertThat(Bench.marks(bench.values(Topics.DRIFT))).containsExactly(done);
        }
    }

    @Test
    void anEmptyPartitionSaysThatItIsDoneToo() {
        try (Bench bench = new Bench()) {
            bench.sendAll(List.of(RUN.started(), RUN.reached(4), RUN.ended(9)));
            assertThat(bench.done()).hasSize(1);
            assertThat(bench.done().get(0).events()).isZero();
            assertThat(bench.done().get(0).firstEvent()).isNull();
            bench.sendAll(List.of(RUN.drain(), RUN.drain()));
            assertThat(bench.done()).hasSize(1);
        }
    }

    @Test
    void keepsOnlyASmallEntryOfARunThatIsDoneAndFoldsNothingAgain() {
        try (Bench bench = new Bench()) {
            List<Sent> records = RUN.records(300, 8);
            bench.sendAll(records);
            List<String> answers = bench.answers();
            assertThat(bench.entries("ge.dsp-channels")).isZero();
            assertThat(bench.entries("ge.dsp-reorder")).isZero();
            assertThat(bench.entries("ge.dsp-runs")).isEqualTo(1);
            bench.sendAll(records);
            assertThat(bench.answers()).isEqualTo(answers);
            assertThat(bench.reasons()).hasSize(300).containsOnly("late");
        }
    }

    @Test
    void showsHistogramsThatChangedOnceASecondAndAtTheEnd() {
        try (Bench bench = new Bench()) {
            bench.sendAll(List.of(RUN.started(), RUN.event("ch1", 1, 1), RUN.event("ch2", 2, 1), RUN.reached(5)));
            assertThat(bench.values(Topics.HISTOGRAMS)).isEmpty();
            bench.passWallClock(Duration.ofSeconds(1));
            assertThat(bench.values(Topics.HISTOGRAMS))
                    .extracting(HistogramSnapshot::id)
                    .containsExactly("r1/ch1/e/total", "r1/ch2/e/total");
            bench.passWallClock(Duration.ofSeconds(5));
            assertThat(bench.values(Topics.HISTOGRAMS)).hasSize(2);
            bench.sendAll(List.of(RUN.event("ch2", 3, 4), RUN.ended(9), RUN.drain(), RUN.drain()));
            List<HistogramSnapshot> all = bench.values(Topics.HISTOGRAMS);
            assertThat(all).hasSize(4);
            assertThat(all.get(3).events()).isEqualTo(2);
        }
    }

    @Test
    void countsWhatItDoes() {
        try (Bench bench = new Bench()) {
            bench.sendAll(RUN.records(500, 4));
            assertThat(bench.count("driftwatch.events", "stage", "decoded")).isEqualTo(500);
            assertThat(bench.count("driftwatch.events", "stage", "folded")).isEqualTo(500);
            assertThat(bench.count("driftwatch.fits", "outcome", "published"))
                    .isEqualTo(bench.parameters().size());
            assertThat(bench.registry.get("driftwatch.latency").timer().count()).isEqualTo(500);
            assertThat(bench.registry
                            .get("driftwatch.drift.shift.kev")
                            .tag("scope", "ch1")
                            .gauge()
                            .value())
                    .isEqualTo(0.25);
        }
    }

    @Test
    void theLagIsWhatWaitsInTheBuffer() {
        try (Bench bench = new Bench()) {
            bench.sendAll(List.of(RUN.started(), RUN.event("ch1", 1, 9.5), RUN.reached(10)));
            assertThat(bench.registry.get("driftwatch.lag.seconds").gauge().value())
                    .isEqualTo(1.5);
            assertThat(bench.registry
                            .get("driftwatch.state.bytes")
                            .tag("store", "reorder")
                            .gauge()
                            .value())
                    .isGreaterThan(50);
            bench.sendAll(List.of(RUN.ended(11), RUN.drain()));
            assertThat(bench.registry.get("driftwatch.lag.seconds").gauge().value())
                    .isZero();
        }
    }
}
