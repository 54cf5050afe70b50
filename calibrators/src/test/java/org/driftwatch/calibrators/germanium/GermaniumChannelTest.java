package org.driftwatch.calibrators.germanium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.driftwatch.calibrators.state.InMemoryChannelStore;
import org.driftwatch.topics.germanium.DspEvent;
import org.driftwatch.topics.germanium.Features;
import org.driftwatch.topics.germanium.GermaniumEnergy;
import org.driftwatch.topics.germanium.SubjectProgress;
import org.driftwatch.topics.histogram.HistogramSnapshot;
import org.driftwatch.topics.histogram.HistogramView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GermaniumChannelTest {
    private static final long END = SimulatedChannel.START_NS + 75 * Monitored.SECOND;

    /** With a step of the gain, so that epochs, doubts and confirmation are passed through. */
    private static final List<DspEvent> EVENTS = SimulatedChannel.healthy(42)
            .withRate(400)
            .withGain(t -> t < 25 ? 1 : 1.01)
            .events(74.2);

    private static Map<String, String> bytes(InMemoryChannelStore store) {
        Map<String, String> all = new TreeMap<>();
        HexFormat hex = HexFormat.of();
        store.values().forEach((key, value) -> all.put(hex.formatHex(key.bytes()), hex.formatHex(value)));
        return all;
    }

    private static GermaniumChannel open(InMemoryChannelStore store) {
        return new GermaniumChannel(MonitorSettings.defaults(), "run1", SimulatedChannel.NAME, store);
    }

    /** Answers of a channel that is thrown away and made anew from its store now and then. */
    private static String answers(InMemoryChannelStore store, double dropped, long seed) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder();
        GermaniumChannel channel = open(store);
        for (DspEvent event : EVENTS) {
            if (random.nextDouble() < dropped) channel = open(store);
            Folded folded = channel.fold(event);
            append(text, folded);
            text.append(Double.doubleToRawLongBits(folded.features().energyKeV()) % 997);
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
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void answersTheSameBytesHoweverOftenItIsMadeAnewFromItsStore(long seed) {
        var kept = new InMemoryChannelStore();
        var reopened = new InMemoryChannelStore();
        assertThat(answers(reopened, seed == 1 ? 0.2 : 0.003, seed)).isEqualTo(answers(kept, 0, seed));
        assertThat(bytes(reopened)).isEqualTo(bytes(kept));
    }

    @Test
    void marksEverySecondAndTheBatchInOneGoGiveTheSameAnswers() {
        Monitored stream = Monitored.run(EVENTS, END);
        var batch = new GermaniumBatch(MonitorSettings.defaults(), "run1");
        EVENTS.forEach(batch::add);
        StringBuilder text = new StringBuilder();
        batch.finish(
                END,
                answer -> answer.published().forEach(folded -> {
                    folded.drift()
                            .forEach(point -> text.append(Monitored.json(point)).append('\n'));
                    folded.parameters()
                            .forEach(parameter ->
                                    text.append(Monitored.json(parameter)).append('\n'));
                }));
        assertThat(text.toString()).isEqualTo(stream.answers.toString());
    }

    @Test
    void anEventCarriesTheVersionInForceBeforeTheOneItTriggers() {
        GermaniumChannel channel = open(new InMemoryChannelStore());
        int version = 0;
        for (DspEvent event : EVENTS.subList(0, 6000)) {
            Folded folded = channel.fold(event);
            Features features = folded.features();
            assertThat(features.energyVersion()).isEqualTo(version);
            if (version == 0) assertThat(features.energyKeV()).isNaN();
            else assertThat(features.energyKeV()).isCloseTo(event.values()[0] * 0.155, within(3.0));
            version += folded.parameters().size();
        }
        assertThat(version).isPositive();
    }

    @Test
    void aPublishedLineIsFoundOrSaysWhyNot() {
        Monitored seen = Monitored.run(EVENTS.subList(0, 6_000), END);
        assertThat(seen.parameters).isNotEmpty();
        for (int i = 0; i < seen.parameters.size(); i++) {
            assertThat(seen.value(i).peaks()).allMatch(line -> line.found() == (line.reason() == null));
            assertThat(Nulls.withoutReason(seen.value(i), "peaks")).isEmpty();
        }
        assertThat(seen.value(0).refused())
                .hasEntrySatisfying(
                        "fwhm_quadratic",
                        reason ->
                                assertThat(reason).matches("[12] fitted lines of the detector's own width, minimum 3"));
        assertThat(seen.value(0).peaks())
                .filteredOn(line -> !line.found())
                .extracting(GermaniumEnergy.Line::reason)
                .anyMatch(reason -> reason.matches("\\d\\d events in its fit window, minimum 100 in the line"));
    }

    @Test
    void aChannelWithoutAScaleSaysWhyAlsoAfterARestart() {
        var store = new InMemoryChannelStore();
        GermaniumChannel channel = open(store);
        assertThat(channel.progress().subjects().get(0))
                .isEqualTo(new SubjectProgress.Step("germanium.energy", 0, 500, 0, ""));
        EVENTS.subList(0, 500).forEach(channel::fold);
        SubjectProgress.Step step = channel.progress().subjects().get(0);
        assertThat(step.counted()).isEqualTo(500);
        assertThat(step.version()).isZero();
        assertThat(step.reason())
                .matches(
                        "0 of 7 lines fitted, degree 0 needs 1; 2614.5 keV: \\d+ events in its fit window, minimum 100 in the line");
        assertThat(open(store).progress()).isEqualTo(channel.progress());
        EVENTS.subList(500, 6_000).forEach(channel::fold);
        assertThat(channel.progress().subjects().get(0).version()).isPositive();
    }

    @Test
    void finishesOnceAndThenSaysNothingMore() {
        GermaniumChannel channel = open(new InMemoryChannelStore());
        EVENTS.subList(0, 5000).forEach(channel::fold);
        assertThat(channel.finish().parameters()).hasSize(1);
        assertThat(channel.finished()).isTrue();
        assertThat(channel.finish()).isSameAs(Folded.NOTHING);
        assertThat(channel.advance(END + 3600 * Monitored.SECOND)).isSameAs(Folded.NOTHING);
    }

    @Test
    void showsThreeViewsWithTheirEventsAndForgetsThemWhenTold() {
        var store = new InMemoryChannelStore();
        GermaniumChannel channel = open(store);
        for (DspEvent event : EVENTS) channel.fold(event);
        List<HistogramSnapshot> views = channel.snapshots();
        assertThat(views).extracting(HistogramSnapshot::view).containsExactly(HistogramView.values());
        assertThat(views)
                .allMatch(view -> view.binWidth() == 0.5 && view.quantity().equals("cuspEmax"));
        HistogramSnapshot total = views.get(0);
        assertThat(total.events()).isEqualTo(EVENTS.size());
        assertThat(java.util.Arrays.stream(total.contents()).sum()).isEqualTo(EVENTS.size() - total.overflow());
        assertThat(total.contents()[0]).isPositive();
        channel.forgetHistograms();
        assertThat(store.bytes()).isLessThan(30_000);
    }
}
