package org.driftwatch.streams.germanium;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import org.driftwatch.calibrators.drift.DriftSettings;
import org.driftwatch.calibrators.drift.WidthSettings;
import org.driftwatch.calibrators.germanium.Folded;
import org.driftwatch.calibrators.germanium.GermaniumBatch;
import org.driftwatch.calibrators.germanium.MonitorSettings;
import org.driftwatch.calibrators.germanium.dsp.DspGroups;
import org.driftwatch.topics.catalogue.Topics;
import org.driftwatch.topics.codec.Json;
import org.driftwatch.topics.drift.DriftPoint;
import org.driftwatch.topics.drift.DriftPoint.Verdict;
import org.driftwatch.topics.germanium.DspEvent;
import org.driftwatch.topics.germanium.Features;
import org.driftwatch.topics.germanium.GermaniumCuts;
import org.driftwatch.topics.germanium.GermaniumPoleZero;
import org.driftwatch.topics.parameter.Parameter;
import org.driftwatch.topics.run.InBand;
import org.junit.jupiter.api.Test;

/** The real calculation behind the topology gives what the batch gives of the same events, to the bit. */
class StreamEqualsBatchTest {
    private static final double[] LINES_KEV = {583.191, 727.330, 860.564, 1592.511, 1620.50, 2103.511, 2614.511};
    private static final double KEV_PER_ADC = 0.4;
    private static final double SIGMA_KEV = 1.0;
    private static final FakeRun RUN = FakeRun.of("r1", "ch1", "ch2");
    private static final int EVENTS = 9_000;
    private static final List<String> COLUMNS =
            List.of("cuspEmax", "bl_std", "bl_slope", "dt_eff", "tail_slope", "period_ns");

    record Emitted(DspEvent event, double seconds) {}

    @Test
    void parametersAndDriftAreThoseOfTheBatch() {
        List<Emitted> events = events(new Random(31), EVENTS);
        List<String> batch = batch(events);
        assertThat(batch).as("the test has something to say").hasSizeGreaterThan(4);
        try (Bench bench = new Bench(settings())) {
            bench.sendAll(records(events, new Random(32)));
            List<String> stream = new ArrayList<>();
            bench.parameters().stream().filter(each -> !lastCuts(each)).forEach(each -> stream.add(text(each)));
            bench.drift().forEach(each -> stream.add(text(each)));
            assertThat(stream).containsExactlyInAnyOrderElementsOf(batch);
            assertThat(batch).anyMatch(each -> each.contains(GermaniumCuts.SUBJECT));
            assertThat(batch).anyMatch(each -> each.contains(GermaniumPoleZero.SUBJECT));
            assertThat(bench.drift())
                    .anyMatch(each -> each.quantity().startsWith("fwhm_") && each.verdict() != Verdict.lowstat);
            List<Features> features = bench.features();
            assertThat(features).hasSize(EVENTS);
            assertThat(features.get(0).energyVersion()).isZero();
            Features last = features.get(EVENTS - 1);
            assertThat(last.energyVersion()).isPositive();
            assertThat(last.derived()).contains("bl_std_cut", "dt_window", "version/germanium.cuts", "cuspEmax_cal");
            double kev = KEV_PER_ADC * last.dsp().value("cuspEmax");
            assertThat(last.energyKeV()).isCloseTo(kev, org.assertj.core.data.Offset.offset(1e-3 * kev));
        }
    }

    static GermaniumTopology.Settings settings() {
        return new GermaniumTopology.Settings(
                Bench.GRACE,
                () -> new GroupedDsp(new DspGroups(List.of())),
                new GermaniumChannels(monitor(), new TreeMap<>()),
                true);
    }

    /** Windows of few counts, so that the short run has several of each line, of its position and of its width. */
    private static MonitorSettings monitor() {
        DriftSettings usual = DriftSettings.defaults();
        return MonitorSettings.defaults()
                .withDrift(new DriftSettings(
                        usual.block(),
                        50,
                        usual.fewestCounts(),
                        usual.longest(),
                        usual.overdue(),
                        usual.windowKev(),
                        usual.chart(),
                        new WidthSettings(100, 100, Duration.ofHours(1), 0.1, 4, 4.5, 0.1, 0.03),
                        List.of()));
    }

    /** Half of the events in the lines, half flat below 3 MeV, evenly in time, on two channels in turn. */
    static List<Emitted> events(Random random, int count) {
        List<Emitted> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double line = LINES_KEV[random.nextInt(LINES_KEV.length)] + SIGMA_KEV * random.nextGaussian();
            double kev = random.nextBoolean() ? line : 3_000 * random.nextDouble();
            double seconds = (FakeRun.LENGTH_S - 1) * i / (double) count;
            String channel = i % 2 == 0 ? "ch1" : "ch2";
            double[] values = values(kev, random);
            all.add(new Emitted(new DspEvent("r1", channel, i, FakeRun.ns(seconds), COLUMNS, values), seconds));
        }
        return all;
    }

    /** Of a decay of 450 µs in samples of 16 ns, with a baseline that slopes now and then. */
    private static double[] values(double kev, Random random) {
        return new double[] {
            kev / KEV_PER_ADC,
            8 + random.nextGaussian(),
            0.01 * random.nextGaussian() + (random.nextInt(50) == 0 ? 1 : 0),
            300 + 900 * random.nextDouble(),
            -16 / 450_000.0 * (1 + 0.02 * random.nextGaussian()),
            16
        };
    }

    /** Each second of data in random order, then its mark. */
    static List<Sent> records(List<Emitted> events, Random random) {
        List<Sent> all = new ArrayList<>(List.of(RUN.started()));
        for (int second = 0; second < FakeRun.LENGTH_S; second++) {
            int now = second;
            List<Sent> batch = new ArrayList<>(events.stream()
                    .filter(each -> (int) each.seconds() == now)
                    .map(each -> Sent.of(Topics.GE_DSP, each.event().channel(), new InBand.Data<>(each.event())))
                    .toList());
            java.util.Collections.shuffle(batch, random);
            all.addAll(batch);
            all.add(RUN.reached(second + 1));
        }
        all.addAll(List.of(RUN.ended(FakeRun.LENGTH_S), RUN.drain(), RUN.drain()));
        return all;
    }

    private static List<String> batch(List<Emitted> events) {
        GermaniumBatch batch = new GermaniumBatch(monitor(), "r1");
        events.forEach(each -> batch.add(each.event()));
        List<String> all = new ArrayList<>();
        batch.finish(FakeRun.ns(FakeRun.LENGTH_S), answer -> {
            answer.published().stream()
                    .flatMap(each -> each.parameters().stream())
                    .filter(each -> !lastCuts(each))
                    .forEach(each -> all.add(text(each)));
            all.addAll(texts(answer.published(), Folded::drift, StreamEqualsBatchTest::text));
        });
        return all;
    }

    /** The batch reads modes and widths for the last cuts from the columns themselves, which no stream holds. */
    private static boolean lastCuts(Parameter parameter) {
        return parameter.subject().equals(GermaniumCuts.SUBJECT)
                && parameter.provenance().get("fit").equals("final");
    }

    private static <T> List<String> texts(List<Folded> all, Function<Folded, List<T>> part, Function<T, String> text) {
        return all.stream().flatMap(each -> part.apply(each).stream()).map(text).toList();
    }

    private static String text(Parameter parameter) {
        return json(parameter.withProvenance(new TreeMap<>()));
    }

    private static String text(DriftPoint point) {
        return json(point);
    }

    private static String json(Object value) {
        return Json.MAPPER.valueToTree(value).toString();
    }
}
