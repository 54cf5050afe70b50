package org.driftwatch.calibrators.germanium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.function.Consumer;
import org.driftwatch.calibrators.germanium.aoe.AoeSettings;
import org.driftwatch.calibrators.germanium.aoe.TimeMode;
import org.driftwatch.calibrators.germanium.subject.PulseShape;
import org.driftwatch.calibrators.germanium.subject.Schedule;
import org.driftwatch.calibrators.germanium.subject.SubjectSettings;
import org.driftwatch.calibrators.state.ChannelStore;
import org.driftwatch.calibrators.state.InMemoryChannelStore;
import org.driftwatch.topics.germanium.DspEvent;
import org.driftwatch.topics.germanium.GermaniumAoe;
import org.driftwatch.topics.parameter.Parameter;
import org.junit.jupiter.api.Test;

/** A/E of a channel over several runs of 100 s, an hour apart. */
class SeveralRunsTest {
    private static final double KEV_PER_ADC = 0.155;
    private static final int EVENTS = 36_000;
    private static final double SIGMA_KEV = 1.1;
    private static final double DAYTIME = 1_700_000_000; // 2023-11-14 22:13:20
    private static final List<String> NAMES = List.of("cuspEmax", "A_max", "dt_eff");
    private static final List<String> IDS = List.of(
            "l200-p03-r000-cal-20231114T221320Z",
            "l200-p03-r001-cal-20231114T231320Z",
            "l200-p03-r002-cal-20231115T001320Z",
            "l200-p03-r003-cal-20231115T011320Z");
    private static final List<String> STAMPS =
            List.of("20231114T221320Z", "20231114T231320Z", "20231115T001320Z", "20231115T011320Z");

    private final InMemoryChannelStore memory = new InMemoryChannelStore();

    private static MonitorSettings settings(TimeMode mode) {
        MonitorSettings all = MonitorSettings.defaults();
        SubjectSettings usual = all.subjects();
        AoeSettings a = usual.aoe();
        AoeSettings aoe = new AoeSettings(
                a.names(), mode, a.driftMode(), a.bands(), a.cut(), a.lines(), a.sweep(), a.model(), a.compat());
        Schedule atTheEnd = new Schedule(1_000_000, 1);
        SubjectSettings subjects = new SubjectSettings(
                usual.cuts(),
                usual.poleZeroFromKeV(),
                aoe,
                usual.lq(),
                new PulseShape(KEV_PER_ADC, 1.5, 0.002),
                usual.bounds(),
                new SubjectSettings.Schedules(atTheEnd, atTheEnd, atTheEnd));
        return new MonitorSettings(all.energy(), all.histogram(), all.calibration(), all.drift(), subjects, all.jobs());
    }

    /** Continuum with 45 % single-site events, lines at 1592.5 (all single-site), 1620.5, 2103.53 and 2614.5 keV; A/E 0.9 % wide around the mean. */
    private static List<DspEvent> events(int run, double meanAoe) {
        Random random = new Random(100 + run);
        double[] lines = {1592.5, 1620.5, 2103.53, 2614.5};
        List<DspEvent> events = new ArrayList<>();
        for (int i = 0; i < EVENTS; i++) {
            int line = random.nextInt(16);
            double kev = line < 4 ? lines[line] + SIGMA_KEV * random.nextGaussian() : 850 + 1850 * random.nextDouble();
            boolean single = random.nextDouble() < (line == 0 ? 1 : line < 4 ? 0.2 : 0.45);
            double loss = single ? 0 : -0.15 * Math.log(1 - random.nextDouble());
            double aoe = meanAoe * (1 + 0.009 * random.nextGaussian() - loss);
            double adc = kev / KEV_PER_ADC;
            long ns = startNs(run) + i * (100 * Monitored.SECOND / EVENTS);
            double[] values = {adc, aoe * adc, 400 + 600 * random.nextDouble()};
            events.add(new DspEvent(IDS.get(run), "ch7", i, ns, NAMES, values));
        }
        return events;
    }

    private static long startNs(int run) {
        return (long) (DAYTIME + 3600 * run) * 1_000_000_000L;
    }

    /** The last answer of a run, as the stream gives it; null without one. */
    private GermaniumAoe stream(TimeMode mode, int run, double meanAoe) {
        return stream(settings(mode), run, meanAoe, memory, 0);
    }

    private static GermaniumAoe stream(
            MonitorSettings settings, int run, double meanAoe, ChannelStore memory, double dropped) {
        ChannelStore store = new InMemoryChannelStore();
        Random random = new Random(1);
        GermaniumChannel channel = new GermaniumChannel(settings, IDS.get(run), "ch7", store, memory);
        List<GermaniumAoe> answers = new ArrayList<>();
        for (DspEvent event : events(run, meanAoe)) {
            if (random.nextDouble() < dropped)
                channel = new GermaniumChannel(settings, IDS.get(run), "ch7", store, memory);
            keep(channel.fold(event), answers::add);
        }
        keep(channel.advance(startNs(run) + 101 * Monitored.SECOND), answers::add);
        keep(channel.finish(), answers::add);
        channel.forgetHistograms();
        return answers.isEmpty() ? null : answers.get(answers.size() - 1);
    }

    private static void keep(Folded folded, Consumer<GermaniumAoe> answers) {
        folded.parameters().stream()
                .map(Parameter::value)
                .filter(GermaniumAoe.class::isInstance)
                .map(GermaniumAoe.class::cast)
                .forEach(answers);
    }

    private static double divisor(GermaniumAoe answer, int run) {
        return answer.operationsByRun()
                .get(STAMPS.get(run))
                .get("AoE_Timecorr")
                .parameters()
                .get("a");
    }

    private static double divisor(GermaniumAoe answer) {
        return answer.operations().get("AoE_Timecorr").parameters().get("a");
    }

    @Test
    void partialJoinsRunsOfEqualMeanAndLeavesOutALoneOne() {
        GermaniumAoe first = stream(TimeMode.PARTIAL, 0, 0.0600);
        assertThat(first.operationsByRun()).isEmpty();
        assertThat(divisor(first)).isEqualTo(first.timecorrDf().mean()[0]);

        GermaniumAoe second = stream(TimeMode.PARTIAL, 1, 0.0601);
        double[] mean = second.timecorrDf().mean();
        double[] sigma = second.timecorrDf().sigma();
        double block = (mean[0] / sigma[0] + mean[1] / sigma[1]) / (1 / sigma[0] + 1 / sigma[1]);
        assertThat(second.timecorrDf().runTimestamp()).isEqualTo(STAMPS.subList(0, 2));
        assertThat(mean[0]).isEqualTo(first.timecorrDf().mean()[0]);
        assertThat(mean[1]).isCloseTo(0.0601, within(0.0601 * 0.003));
        assertThat(divisor(second)).isCloseTo(block, within(1e-12));
        assertThat(divisor(second, 0)).isEqualTo(divisor(second));
        assertThat(divisor(second, 1)).isEqualTo(divisor(second));

        assertThat(stream(TimeMode.PARTIAL, 2, 0.0660)).isNull();

        GermaniumAoe last = stream(TimeMode.PARTIAL, 3, 0.0600);
        assertThat(last.timecorrDf().mean()[2]).isCloseTo(0.0660, within(0.0660 * 0.003));
        assertThat(divisor(last, 2)).isNaN();
        assertThat(divisor(last, 0)).isEqualTo(divisor(last));
        assertThat(divisor(last, 1)).isEqualTo(divisor(last));
    }

    @Test
    void noneDividesByTheMeanOfAllRuns() {
        stream(TimeMode.NONE, 0, 0.0600);
        GermaniumAoe second = stream(TimeMode.NONE, 1, 0.0620);
        double[] mean = second.timecorrDf().mean();
        assertThat(divisor(second)).isCloseTo(0.5 * (mean[0] + mean[1]), within(1e-15));
        assertThat(divisor(second, 0)).isEqualTo(divisor(second));
        assertThat(second.energyCorrRes().meanFits().pars().get("b")).isCloseTo(0.062 / 0.061, within(0.005));
    }

    @Test
    void consecutiveRunsAreAveraged() {
        stream(TimeMode.AVERAGE_CONSECUTIVE, 0, 0.0600);
        GermaniumAoe average = stream(TimeMode.AVERAGE_CONSECUTIVE, 1, 0.0620);
        double[] mean = average.timecorrDf().mean();
        assertThat(divisor(average, 0)).isCloseTo(0.5 * (mean[0] + mean[1]), within(1e-15));
        assertThat(divisor(average)).isEqualTo(mean[1]);
    }

    @Test
    void withAMeanForEachRunNothingIsRemembered() {
        GermaniumAoe alone = stream(TimeMode.FULL, 0, 0.0600);
        assertThat(memory.values()).isEmpty();
        assertThat(alone.operationsByRun()).isEmpty();
        assertThat(divisor(alone)).isEqualTo(alone.timecorrDf().mean()[0]);
        assertThat(alone.timecorrDf().runTimestamp()).containsExactly("");
    }

    @Test
    void aLineJoinsConsecutiveRunsTheSameInStreamAndBatchAndMadeAnew() {
        TimeMode mode = TimeMode.INTERPOLATE_CONSECUTIVE;
        ChannelStore batched = new InMemoryChannelStore();
        assertThat(Monitored.json(batch(mode, 0, 0.0600, batched))).isEqualTo(Monitored.json(stream(mode, 0, 0.0600)));
        GermaniumAoe line = stream(mode, 1, 0.0620);
        assertThat(Monitored.json(batch(mode, 1, 0.0620, batched))).isEqualTo(Monitored.json(line));
        assertThat(Monitored.json(stream(settings(mode), 1, 0.0620, batched, 0.001)))
                .isEqualTo(Monitored.json(line));

        double[] mean = line.timecorrDf().mean();
        SortedMap<String, Double> between =
                line.operationsByRun().get(STAMPS.get(0)).get("AoE_Timecorr").parameters();
        assertThat(between.get("a")).isCloseTo(DAYTIME + 50, within(100.0 / 64));
        assertThat(between.get("b")).isCloseTo((mean[1] - mean[0]) / 3600, within(1e-9));
        assertThat(between.get("c")).isEqualTo(mean[0]);
        assertThat(divisor(line)).isEqualTo(mean[1]);
    }

    private static GermaniumAoe batch(TimeMode mode, int run, double meanAoe, ChannelStore memory) {
        List<GermaniumAoe> answers = new ArrayList<>();
        GermaniumBatch batch = new GermaniumBatch(settings(mode), IDS.get(run), channel -> memory);
        events(run, meanAoe).forEach(batch::add);
        batch.finish(
                startNs(run) + 101 * Monitored.SECOND,
                answer -> answer.published().forEach(folded -> keep(folded, answers::add)));
        return answers.get(answers.size() - 1);
    }
}
