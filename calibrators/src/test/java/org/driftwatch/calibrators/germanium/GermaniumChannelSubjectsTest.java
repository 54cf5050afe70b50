package org.driftwatch.calibrators.germanium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.driftwatch.calibrators.hit.HitProgram;
import org.driftwatch.calibrators.state.InMemoryChannelStore;
import org.driftwatch.topics.germanium.DspEvent;
import org.driftwatch.topics.germanium.Features;
import org.driftwatch.topics.germanium.GermaniumAoe;
import org.driftwatch.topics.germanium.GermaniumCuts;
import org.driftwatch.topics.germanium.GermaniumEnergy;
import org.driftwatch.topics.germanium.GermaniumLq;
import org.driftwatch.topics.germanium.GermaniumPoleZero;
import org.driftwatch.topics.hit.HitOperation;
import org.driftwatch.topics.parameter.Parameter;
import org.junit.jupiter.api.Test;

/** A whole channel with the columns of all subjects: cuts, pole-zero, A/E and LQ beside the energy. */
class GermaniumChannelSubjectsTest {
    private static final Set<String> ALL = new TreeSet<>(Set.of(
            GermaniumEnergy.SUBJECT,
            GermaniumCuts.SUBJECT,
            GermaniumPoleZero.SUBJECT,
            GermaniumAoe.SUBJECT,
            GermaniumLq.SUBJECT));
    private static final double SECONDS = 36;
    private static final long END = end(SECONDS);
    private static final List<DspEvent> EVENTS = SimulatedPulses.healthy(1).events(SECONDS);
    private static final Monitored SEEN = Monitored.run(EVENTS, END);

    private static long end(double seconds) {
        return SimulatedChannel.START_NS + (long) (seconds * 1e9);
    }

    private static Parameter last(List<Parameter> parameters, String subject) {
        return parameters.stream()
                .filter(parameter -> parameter.subject().equals(subject))
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    @Test
    void everyNullOfAoeAndLqHasItsReason() {
        for (Parameter parameter : SEEN.all) {
            if (parameter.subject().equals(GermaniumAoe.SUBJECT))
                assertThat(Nulls.withoutReason(parameter.value(), "alpha", "dt_fit"))
                        .isEmpty();
            if (parameter.subject().equals(GermaniumLq.SUBJECT))
                assertThat(Nulls.withoutReason(parameter.value())).isEmpty();
        }
    }

    private static GermaniumChannel open(InMemoryChannelStore store) {
        return new GermaniumChannel(MonitorSettings.defaults(), "run1", SimulatedChannel.NAME, store);
    }

    /** Answers and features of a channel that is thrown away and made anew from its store now and then. */
    private static String answers(InMemoryChannelStore store, double dropped, long seed) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder();
        GermaniumChannel channel = open(store);
        for (DspEvent event : EVENTS) {
            if (random.nextDouble() < dropped) {
                store.values(); // nothing that is put later is lost
                channel = open(store);
            }
            append(text, channel.fold(event));
        }
        append(text, channel.advance(END));
        if (dropped > 0) channel = open(store);
        append(text, channel.finish());
        return text.toString();
    }

    private static void append(StringBuilder text, Folded folded) {
        folded.drift().forEach(point -> text.append('\n').append(Monitored.json(point)));
        folded.parameters().forEach(parameter -> text.append('\n').append(Monitored.json(parameter)));
        if (folded.fits() != Folded.Fits.NONE) text.append('\n').append(folded.fits());
        Features features = folded.features();
        if (features == null) return;
        text.append(features.derived().size()).append(' ');
        text.append(Arrays.hashCode(features.derivedValues())).append(' ');
    }

    @Test
    void answersTheSameBytesHoweverOftenItIsMadeAnewFromItsStore() {
        var kept = new InMemoryChannelStore();
        String expected = answers(kept, 0, 0);
        assertThat(expected).contains(ALL).contains("Fits[published=");
        for (long seed = 1; seed <= 1; seed++) {
            var reopened = new InMemoryChannelStore();
            assertThat(answers(reopened, 0.002, seed)).as("seed %d", seed).isEqualTo(expected);
            assertThat(reopened.values().keySet()).isEqualTo(kept.values().keySet());
            reopened.values()
                    .forEach((key, value) ->
                            assertThat(value).isEqualTo(kept.values().get(key)));
        }
    }

    @Test
    void recoversWhatWentIn() {
        assertThat(SEEN.all.stream().map(Parameter::subject).distinct()).containsExactlyInAnyOrderElementsOf(ALL);
        GermaniumAoe aoe = (GermaniumAoe) last(SEEN.all, GermaniumAoe.SUBJECT).value();
        assertThat(aoe.timecorrDf().mean()[0])
                .isCloseTo(SimulatedPulses.AOE, within(5 * aoe.timecorrDf().meanErr()[0] + 1e-4 * SimulatedPulses.AOE));
        assertThat(aoe.lowSideSfs().sf()[0]).isCloseTo(90, within(3.0));
        assertThat(aoe.lowSideSfs().sf()[4]).isLessThan(50);
        GermaniumLq lq = (GermaniumLq) last(SEEN.all, GermaniumLq.SUBJECT).value();
        assertThat(lq.counts()).isEqualTo(EVENTS.size());
        assertThat(lq.operations()).containsKey("LQ_Classifier");
        GermaniumPoleZero poleZero =
                (GermaniumPoleZero) last(SEEN.all, GermaniumPoleZero.SUBJECT).value();
        assertThat(Monitored.json(poleZero)).containsPattern("\"tau1\":\"4(49|50|51)\\d{3}\\.\\d\\*ns\"");
        GermaniumCuts cuts =
                (GermaniumCuts) last(SEEN.all, GermaniumCuts.SUBJECT).value();
        GermaniumCuts.PassRate rate = cuts.passRates().get("bl_slope_cut");
        assertThat(rate.rate()).isCloseTo(1 - SimulatedPulses.JUNK, within(5 * rate.error() + 0.002));
    }

    @Test
    void theBatchGivesTheSameButForModesAndRatesOfCutsThatItReadsExactly() {
        List<Folded> batch = batch(EVENTS);
        List<Parameter> exact =
                batch.stream().flatMap(folded -> folded.parameters().stream()).toList();
        assertThat(exact).hasSameSizeAs(SEEN.all);
        for (int i = 0; i < exact.size(); i++) {
            Parameter stream = SEEN.all.get(i);
            if (exact.get(i) == last(exact, GermaniumCuts.SUBJECT))
                assertSameCuts((GermaniumCuts) stream.value(), (GermaniumCuts)
                        exact.get(i).value());
            else assertThat(Monitored.json(exact.get(i))).isEqualTo(Monitored.json(stream));
        }
        assertThat(batch.stream().flatMap(folded -> folded.drift().stream()).map(Monitored::json))
                .containsExactlyElementsOf(
                        SEEN.drift.stream().map(Monitored::json).toList());
    }

    private static List<Folded> batch(List<DspEvent> events) {
        var batch = new GermaniumBatch(MonitorSettings.defaults(), "run1");
        events.forEach(batch::add);
        List<Folded> published = new ArrayList<>();
        batch.finish(END, answer -> published.addAll(answer.published()));
        return published;
    }

    private static void assertSameCuts(GermaniumCuts stream, GermaniumCuts exact) {
        assertThat(exact.method()).isEqualTo("columns");
        assertThat(stream.method()).isEqualTo("histogram");
        assertThat(stream.getModeStdev().keySet())
                .isEqualTo(exact.getModeStdev().keySet());
        exact.getModeStdev().forEach((name, shape) -> {
            GermaniumCuts.ModeStdev cells = stream.getModeStdev().get(name);
            // the mode of a Gaussian through 20 of the peer's bins scatters by 0.09 widths by itself, with 20 000
            // events
            assertThat(cells.mode()).as(name).isCloseTo(shape.mode(), within((0.1 + 0.09) * shape.std()));
            assertThat(cells.std()).as(name).isCloseTo(shape.std(), within(0.1 * shape.std()));
            assertThat(cells.nFinite()).as(name).isEqualTo(shape.nFinite());
        });
        assertThat(exact.passRates().get("all").total()).isEqualTo(EVENTS.size());
        assertThat(stream.passRates().keySet()).isEqualTo(exact.passRates().keySet());
    }

    @Test
    void laterEventsCarryWhatThePublishedOperationsMakeOfThem() {
        GermaniumChannel channel = open(new InMemoryChannelStore());
        SortedMap<String, Parameter> inForce = new TreeMap<>();
        int compared = 0;
        for (DspEvent event : EVENTS) {
            Folded folded = channel.fold(event);
            if (event.eventNumber() % 100 == 0 && inForce.size() == ALL.size()) {
                assertDerived(folded.features(), inForce);
                compared++;
            }
            folded.parameters().forEach(parameter -> inForce.put(parameter.subject(), parameter));
        }
        assertThat(compared).isPositive();
    }

    private static void assertDerived(Features features, SortedMap<String, Parameter> inForce) {
        SortedMap<String, HitOperation> operations = new TreeMap<>();
        GermaniumEnergy energy =
                (GermaniumEnergy) inForce.get(GermaniumEnergy.SUBJECT).value();
        operations.put("cuspEmax_cal", HitOperation.of(energy.expression(), energy.parameters()));
        operations.putAll(((GermaniumCuts) inForce.get(GermaniumCuts.SUBJECT).value()).operations());
        operations.putAll(((GermaniumAoe) inForce.get(GermaniumAoe.SUBJECT).value()).operations());
        operations.putAll(((GermaniumLq) inForce.get(GermaniumLq.SUBJECT).value()).operations());
        HitProgram program = HitProgram.compile(operations, features.dsp().names());
        double[] expected = new double[program.names().size()];
        program.evaluate(features.dsp().values(), expected);
        for (int i = 0; i < expected.length; i++)
            assertThat(features.value(program.names().get(i)))
                    .as(program.names().get(i))
                    .isEqualTo(expected[i]);
        assertThat(features.derived()).contains("AoE_Classifier", "LQ_Classifier", "bl_slope_cut", "dt_window");
        assertThat(features.value("cuspEmax_cal")).isEqualTo(features.energyKeV());
        inForce.forEach((subject, parameter) -> {
            if (!subject.equals(GermaniumEnergy.SUBJECT))
                assertThat(features.value("version/" + subject)).as(subject).isEqualTo(parameter.version());
        });
    }

    private static List<DspEvent> without(List<DspEvent> events, Set<String> columns) {
        List<String> names = SimulatedPulses.COLUMNS.stream()
                .filter(name -> !columns.contains(name))
                .toList();
        return events.stream()
                .map(event -> new DspEvent(
                        event.run(),
                        event.channel(),
                        event.eventNumber(),
                        event.timeNs(),
                        names,
                        names.stream().mapToDouble(event::value).toArray()))
                .toList();
    }

    @Test
    void subjectsWithoutTheirColumnsSaySoAndDisturbNobody() {
        List<DspEvent> events =
                without(EVENTS.subList(0, 6000), Set.of("A_max", "lq80", "tail_slope", "dt_eff", "bl_std"));
        Monitored seen = Monitored.run(events, END);
        assertThat(seen.all)
                .extracting(Parameter::subject)
                .containsOnly(GermaniumEnergy.SUBJECT, GermaniumCuts.SUBJECT);
        String reason = seen.fits.get(seen.fits.size() - 1).reason();
        assertThat(reason)
                .contains("germanium.aoe: no event with A_max", "germanium.lq: no event with lq80")
                .contains("germanium.pole-zero: no tail slopes");
        for (List<Parameter> all : List.of(
                seen.all,
                batch(events).stream()
                        .flatMap(folded -> folded.parameters().stream())
                        .toList())) {
            GermaniumCuts cuts =
                    (GermaniumCuts) last(all, GermaniumCuts.SUBJECT).value();
            assertThat(cuts.missing()).containsExactly("bl_std", "dt_eff");
            assertThat(cuts.refused())
                    .containsEntry("bl_std_cut", "no column bl_std")
                    .containsEntry("dt_window", "no column dt_eff");
            assertThat(cuts.operations()).containsKey("bl_slope_cut").doesNotContainKeys("bl_std_cut", "dt_window");
            assertThat(cuts.maskUses()).containsExactly("bl_slope_cut", "pz_slope_cut");
        }
        assertThat(seen.fits.get(seen.fits.size() - 1).uncalibrated()).isEmpty();
    }

    @Test
    void aColumnOfNothingButNaNIsLikeNone() {
        List<DspEvent> events = new ArrayList<>();
        for (DspEvent event : EVENTS.subList(0, 6000)) {
            double[] values = event.values().clone();
            for (String name : List.of("A_max", "lq80", "tail_slope", "dt_eff", "bl_std"))
                values[SimulatedPulses.COLUMNS.indexOf(name)] = Double.NaN;
            events.add(new DspEvent(
                    event.run(),
                    event.channel(),
                    event.eventNumber(),
                    event.timeNs(),
                    SimulatedPulses.COLUMNS,
                    values));
        }
        Monitored seen = Monitored.run(events, END);
        Monitored missing =
                Monitored.run(without(events, Set.of("A_max", "lq80", "tail_slope", "dt_eff", "bl_std")), END);
        assertThat(seen.answers.toString()).isEqualTo(missing.answers.toString());
    }

    @Test
    void aChannelWithEnergiesAloneHasNoOtherSubject() {
        Monitored seen = Monitored.run(SimulatedChannel.healthy(1).events(10), end(10));
        assertThat(seen.all).extracting(Parameter::subject).containsOnly(GermaniumEnergy.SUBJECT);
        assertThat(seen.fits.get(seen.fits.size() - 1).reason()).contains("germanium.cuts: no cut can be made");
    }
}
