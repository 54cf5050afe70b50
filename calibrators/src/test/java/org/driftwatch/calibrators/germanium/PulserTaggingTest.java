package org.driftwatch.calibrators.germanium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.driftwatch.calibrators.germanium.cuts.CutSettings;
import org.driftwatch.calibrators.germanium.cuts.PulserSettings;
import org.driftwatch.calibrators.germanium.subject.SubjectSettings;
import org.driftwatch.calibrators.state.InMemoryChannelStore;
import org.driftwatch.topics.germanium.DspEvent;
import org.driftwatch.topics.germanium.Features;
import org.driftwatch.topics.germanium.GermaniumCuts;
import org.driftwatch.topics.histogram.HistogramSnapshot;
import org.driftwatch.topics.histogram.HistogramView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A pulser in a channel of 5 events per second over 20 minutes. */
class PulserTaggingTest {
    private static final double SECONDS = 1200;
    private static final double PERIOD = 20;
    private static final double FIRST_PULSE = 3.7;
    private static final double PULSE_ADC = 19_000;
    private static final long END = SimulatedChannel.START_NS + (long) (1e9 * SECONDS) + Monitored.SECOND;
    private static final List<String> NAMES = List.of("cuspEmax", "bl_std", "pulse", "multiplicity");

    /** Pulses every 20 s that jitter by 1 ms and of which 3 % are lost; their baseline is wide. Column {@code pulse} says which they are. */
    private static List<DspEvent> events(long seed, boolean pulser) {
        Random random = new Random(seed);
        List<DspEvent> events = new ArrayList<>();
        for (DspEvent plain : SimulatedChannel.healthy(seed).withRate(5).events(SECONDS))
            events.add(event(plain.timeNs(), plain.values()[0], 10 + random.nextGaussian(), 0));
        for (double t = FIRST_PULSE; pulser && t < SECONDS; t += PERIOD)
            if (random.nextDouble() > 0.03)
                events.add(event(
                        SimulatedChannel.START_NS + (long) (1e9 * (t + 1e-3 * random.nextGaussian())),
                        PULSE_ADC + 5 * random.nextGaussian(),
                        10 + random.nextGaussian(),
                        1));
        events.sort(Comparator.comparingLong(DspEvent::timeNs));
        return events;
    }

    private static DspEvent event(long ns, double adc, double width, int pulse) {
        double[] values = {adc, width, pulse, pulse == 1 ? 40 : 2};
        return new DspEvent("run1", SimulatedChannel.NAME, ns, ns, NAMES, values);
    }

    private static MonitorSettings settings(PulserSettings pulser) {
        MonitorSettings all = MonitorSettings.defaults();
        SubjectSettings s = all.subjects();
        CutSettings cuts = s.cuts().withPulser(pulser);
        SubjectSettings subjects = new SubjectSettings(
                cuts, s.poleZeroFromKeV(), s.aoe(), s.lq(), s.pulseShape(), s.bounds(), s.schedules());
        return new MonitorSettings(all.energy(), all.histogram(), all.calibration(), all.drift(), subjects, all.jobs());
    }

    /** A run through a channel that is now and then made anew from its store. */
    private static final class Run {
        final InMemoryChannelStore store = new InMemoryChannelStore();
        final List<Features> features = new ArrayList<>();
        final List<GermaniumCuts> cuts = new ArrayList<>();
        private final MonitorSettings settings;

        Run(List<DspEvent> events, PulserSettings pulser, double dropped) {
            settings = settings(pulser);
            Random random = new Random(3);
            GermaniumChannel channel = open();
            for (DspEvent event : events) {
                if (random.nextDouble() < dropped) channel = open();
                take(channel.fold(event));
            }
            take(channel.advance(END));
            take(channel.finish());
        }

        private GermaniumChannel open() {
            return new GermaniumChannel(settings, "run1", SimulatedChannel.NAME, store);
        }

        private void take(Folded folded) {
            if (folded.features() != null) features.add(folded.features());
            keep(folded, cuts);
        }

        long tagged(double pulse) {
            return features.stream()
                    .filter(each -> each.dsp().value("pulse") == pulse && each.value("is_pulser") == 1)
                    .count();
        }

        long of(double pulse) {
            return features.stream()
                    .filter(each -> each.dsp().value("pulse") == pulse && !Double.isNaN(each.value("is_pulser")))
                    .count();
        }

        Map<String, String> bytes() {
            Map<String, String> all = new TreeMap<>();
            HexFormat hex = HexFormat.of();
            store.values().forEach((key, value) -> all.put(hex.formatHex(key.bytes()), hex.formatHex(value)));
            return all;
        }
    }

    private static void keep(Folded folded, List<GermaniumCuts> cuts) {
        folded.parameters().forEach(parameter -> {
            if (parameter.value() instanceof GermaniumCuts value) cuts.add(value);
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aPulserIsFoundAndItsEventsAreTagged(long seed) {
        Run run = new Run(events(seed, true), PulserSettings.DEFAULTS, 0);
        GermaniumCuts last = run.cuts.get(run.cuts.size() - 1);
        assertThat(last.pulser().period()).isCloseTo(PERIOD, within(1e-3));
        assertThat(last.pulser().energy()).isCloseTo(PULSE_ADC, within(5.0));
        double start = 1e-9 * SimulatedChannel.START_NS;
        double turns = (last.pulser().phase() - start - FIRST_PULSE) / PERIOD;
        assertThat(turns).isCloseTo(Math.rint(turns), within(1e-4));
        assertThat(run.of(1)).isGreaterThan(20);
        assertThat(run.tagged(1)).isGreaterThanOrEqualTo(run.of(1) - 1);
        assertThat(run.tagged(0)).isLessThanOrEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15})
    void thereIsNoneInAPlainChannel(long seed) {
        Run run = new Run(events(seed, false), PulserSettings.DEFAULTS, 0);
        assertThat(run.cuts).isNotEmpty().allMatch(cuts -> cuts.pulser() == null);
        assertThat(run.features).noneMatch(features -> features.derived().contains("is_pulser"));
    }

    @Test
    void pulsesAreNotCountedInTheRatesOfTheCuts() {
        List<DspEvent> events = events(1, true);
        long pulses = events.stream().filter(event -> event.value("pulse") == 1).count();
        Run run = new Run(events, PulserSettings.DEFAULTS, 0);
        long judged = run.features.stream()
                .filter(each -> !Double.isNaN(each.value("bl_std_cut")))
                .count();
        GermaniumCuts last = run.cuts.get(run.cuts.size() - 1);
        assertThat(last.passRates().get("all").total()).isEqualTo(judged - run.tagged(1) - run.tagged(0));

        GermaniumCuts batch = batch(events, PulserSettings.DEFAULTS).get(run.cuts.size() - 1);
        assertThat((double) batch.passRates().get("all").total()).isCloseTo(events.size() - pulses, within(3.0));
    }

    /** Once it is known, a pulse is counted in no spectrum and no distribution; the events are all there. */
    @Test
    void pulsesAreInNoFit() {
        List<DspEvent> events = events(1, true);
        Run run = new Run(events, PulserSettings.DEFAULTS, 0);
        GermaniumChannel channel = run.open();
        HistogramSnapshot total = channel.snapshots().stream()
                .filter(each -> each.view() == HistogramView.TOTAL)
                .findFirst()
                .orElseThrow();
        double inPeak = 0;
        for (int i = 0; i < total.contents().length; i++) {
            double adc = total.lowEdge() + (i + 0.5) * total.binWidth();
            if (Math.abs(adc - PULSE_ADC) < 60) inPeak += total.contents()[i];
        }
        long early = events.stream().filter(each -> each.value("pulse") == 1).count() - run.tagged(1);
        assertThat(run.tagged(1)).isGreaterThan(early);
        assertThat(inPeak).isBetween((double) early, early + 2.0);
        assertThat(total.events()).isEqualTo(events.size());
        GermaniumCuts last = run.cuts.get(run.cuts.size() - 1);
        assertThat(last.getModeStdev().get("bl_std").nFinite())
                .isEqualTo(events.size() - run.tagged(1) - run.tagged(0));
    }

    /** Pulses with a noisier baseline, many of them: without tagging they would set the cut. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void aPulserDoesNotMoveTheCuts(long seed) {
        List<DspEvent> noisy = new ArrayList<>();
        for (DspEvent event : events(seed, true)) {
            double[] values = event.values().clone();
            if (event.value("pulse") == 1) values[1] += 2;
            noisy.add(new DspEvent("run1", SimulatedChannel.NAME, event.eventNumber(), event.timeNs(), NAMES, values));
        }
        List<DspEvent> without =
                noisy.stream().filter(event -> event.value("pulse") == 0).toList();
        List<GermaniumCuts> cuts = batch(noisy, PulserSettings.DEFAULTS);
        List<GermaniumCuts> clean = batch(without, PulserSettings.DEFAULTS);
        GermaniumCuts.ModeStdev with = cuts.get(cuts.size() - 1).getModeStdev().get("bl_std");
        GermaniumCuts.ModeStdev expected =
                clean.get(clean.size() - 1).getModeStdev().get("bl_std");
        assertThat((double) with.nFinite()).isCloseTo(without.size(), within(3.0));
        assertThat(with.mode()).isCloseTo(expected.mode(), within(0.02 * expected.std()));
        assertThat(with.std()).isCloseTo(expected.std(), within(0.02 * expected.std()));
    }

    @Test
    void theBatchAndAChannelMadeAnewGiveTheSame() {
        List<DspEvent> events = events(2, true);
        Run kept = new Run(events, PulserSettings.DEFAULTS, 0);
        Run anew = new Run(events, PulserSettings.DEFAULTS, 0.02);
        assertThat(anew.bytes()).isEqualTo(kept.bytes());
        assertThat(Monitored.json(anew.cuts)).isEqualTo(Monitored.json(kept.cuts));
        for (int i = 0; i < events.size(); i++) {
            assertThat(anew.features.get(i).derived())
                    .isEqualTo(kept.features.get(i).derived());
            assertThat(anew.features.get(i).derivedValues())
                    .isEqualTo(kept.features.get(i).derivedValues());
        }
        List<GermaniumCuts> batch = batch(events, PulserSettings.DEFAULTS);
        assertThat(batch)
                .extracting(GermaniumCuts::pulser)
                .isEqualTo(kept.cuts.stream().map(GermaniumCuts::pulser).toList());
    }

    private static List<GermaniumCuts> batch(List<DspEvent> events, PulserSettings pulser) {
        List<GermaniumCuts> cuts = new ArrayList<>();
        GermaniumBatch batch = new GermaniumBatch(settings(pulser), "run1");
        events.forEach(batch::add);
        batch.finish(END, answer -> answer.published().forEach(folded -> keep(folded, cuts)));
        return cuts;
    }

    @Test
    void anEventInManyChannelsIsAPulse() {
        PulserSettings many = new PulserSettings(true, 4096, null, "multiplicity", 10);
        Run run = new Run(events(4, true), many, 0);
        assertThat(run.tagged(1)).isEqualTo(run.of(1)).isGreaterThan(50);
        assertThat(run.tagged(0)).isLessThanOrEqualTo(2);
        Run elsewhere = new Run(events(11, false), new PulserSettings(true, 4096, null, "no_such_column", 10), 0);
        assertThat(elsewhere.tagged(0)).isZero();
    }

    @Test
    void switchedOffThereIsNothingInTheStoreAndNoColumn() {
        PulserSettings off = new PulserSettings(false, 4096, null, "", 10);
        Run run = new Run(events(1, true), off, 0);
        assertThat(run.cuts).allMatch(cuts -> cuts.pulser() == null);
        assertThat(run.of(1)).isZero();
        assertThat(run.store.values().keySet())
                .noneMatch(key -> key.kind() == 'C' && (key.major() == -2 || key.major() == -1 && key.minor() >= 2));
    }
}
