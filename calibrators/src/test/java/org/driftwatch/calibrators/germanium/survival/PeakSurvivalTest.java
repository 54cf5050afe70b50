package org.driftwatch.calibrators.germanium.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.driftwatch.calibrators.germanium.sample.EventSample;
import org.driftwatch.calibrators.peak.Behaviour;
import org.driftwatch.calibrators.peak.NearbyPeakFit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PeakSurvivalTest {
    private static final LineWindow WINDOW = new LineWindow(1592.5, 2.4, 40, 25);
    private static final NearbyPeakFit FIT = new NearbyPeakFit(1, 1, Behaviour.CORRECTED);

    /** Line events have classifier N(0, 1), background events N(-3, 3). */
    private static EventSample events(int line, int background, long seed) {
        Random random = new Random(seed);
        double[] energy = new double[line + background];
        double[] value = new double[energy.length];
        for (int i = 0; i < energy.length; i++) {
            boolean inLine = i < line;
            energy[i] = inLine ? 1592.5 + 1.02 * random.nextGaussian() : 1552.5 + 65 * random.nextDouble();
            value[i] = inLine ? random.nextGaussian() : -3 + 3 * random.nextGaussian();
        }
        return EventSample.ofEvents(energy, value, new double[energy.length]);
    }

    private static SurvivalFraction survival(EventSample sample, ClassifierCut cut) {
        return PeakSurvival.of(sample, WINDOW, FIT).survival(cut);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void recoversTheTruthWithinFourStandardErrors(long seed) {
        SurvivalFraction sf = survival(events(800, 1200, seed), ClassifierCut.above(-1));
        assertThat(sf.percent()).isCloseTo(84.134, within(4 * sf.errorPercent()));
        assertThat(sf.errorPercent()).isBetween(1.0, 3.0);
    }

    @Test
    void narrowCellsGiveTheAnswerOfSingleEvents() {
        EventSample single = events(800, 1200, 11);
        for (ClassifierCut cut : Arrays.asList(ClassifierCut.above(-1), ClassifierCut.between(-1, 2))) {
            SurvivalFraction one = survival(single, cut);
            SurvivalFraction two = survival(cells(single, 0.25, 0.01), cut);
            assertThat(two.percent()).isCloseTo(one.percent(), within(0.1 * one.errorPercent()));
            assertThat(two.errorPercent()).isCloseTo(one.errorPercent(), within(0.02 * one.errorPercent()));
        }
    }

    @Test
    void theTwoSidesAddUpToAllEvents() {
        EventSample sample = events(500, 700, 3);
        SurvivalFraction above = survival(sample, ClassifierCut.above(-0.5));
        SurvivalFraction below = survival(sample, ClassifierCut.below(-0.5));
        assertThat(above.percent() + below.percent()).isCloseTo(100, within(1e-4));
        assertThat(above.errorPercent()).isCloseTo(below.errorPercent(), within(1e-6));
    }

    @Test
    void aCutThatNothingPassesGivesZeroWithAOneSidedError() {
        EventSample sample = events(500, 700, 4);
        SurvivalFraction none = survival(sample, ClassifierCut.above(100));
        assertThat(none.percent()).isZero();
        assertThat(none.atLimit()).isTrue();
        assertThat(none.errorPercent()).isBetween(0.01, 1.0);
        SurvivalFraction all = survival(sample, ClassifierCut.above(-100));
        assertThat(all.percent()).isEqualTo(100);
        assertThat(all.atLimit()).isTrue();
    }

    @Test
    void eventsWithoutAClassifierAreInNeitherHalf() {
        EventSample sample = events(800, 1200, 5);
        SurvivalFraction whole = survival(sample, ClassifierCut.above(-1));
        for (int i = 0; i < sample.size(); i += 2) sample.value()[i] = Double.NaN;
        SurvivalFraction half = survival(sample, ClassifierCut.above(-1));
        assertThat(half.percent()).isCloseTo(whole.percent(), within(3 * half.errorPercent()));
        assertThat(half.errorPercent()).isCloseTo(Math.sqrt(2) * whole.errorPercent(), within(0.3));
        var continuum = new ContinuumSurvival(sample, WINDOW);
        assertThat(continuum.survival(ClassifierCut.above(-100)).percent()).isEqualTo(100);
    }

    @Test
    void aMaskOnlyKeepsEventsFromPassing() {
        EventSample sample = events(800, 1200, 6);
        boolean[] mask = new boolean[sample.size()];
        PeakSurvival peak = PeakSurvival.of(sample, mask, WINDOW, FIT, null);
        assertThat(peak.events()).isEqualTo(2000);
        assertThat(peak.survival(ClassifierCut.above(-100)).percent()).isZero();
        assertThatThrownBy(() -> PeakSurvival.of(sample, new boolean[3], WINDOW, FIT, null))
                .hasMessageContaining("3 entries for 2000 points");
    }

    @Test
    void withoutEventsThereIsNoFraction() {
        EventSample empty = EventSample.ofEvents(new double[0], new double[0], new double[0]);
        assertThat(survival(empty, ClassifierCut.above(0))).isEqualTo(SurvivalFraction.UNDEFINED);
        ContinuumSurvival continuum = new ContinuumSurvival(empty, WINDOW);
        assertThat(continuum.survival(ClassifierCut.above(0))).isEqualTo(SurvivalFraction.UNDEFINED);
        assertThat(continuum.reason()).isEqualTo("no events in its window");
        EventSample blind = events(100, 100, 7);
        java.util.Arrays.fill(blind.value(), Double.NaN);
        PeakSurvival peak = PeakSurvival.of(blind, WINDOW, FIT);
        assertThat(peak.survival(ClassifierCut.above(0))).isEqualTo(SurvivalFraction.UNDEFINED);
        assertThat(peak.reason()).isEqualTo("no events with a classifier in its window");
    }

    @Test
    void whatIsMissingOfSharesIsSaid() {
        SurvivalFraction known = new SurvivalFraction(90, 1, false);
        SurvivalFraction bare = new SurvivalFraction(90, Double.NaN, false);
        assertThat(SurvivalFraction.missing("", Stream.of(known, known))).isEmpty();
        assertThat(SurvivalFraction.missing("", Stream.of(known, bare))).startsWith("no error: ");
        assertThat(SurvivalFraction.missing("no events", Stream.of(known, SurvivalFraction.UNDEFINED)))
                .isEqualTo("no events");
        assertThat(SurvivalFraction.missing("", Stream.of(SurvivalFraction.UNDEFINED)))
                .isNotEmpty();
    }

    @Test
    void aWarmStartFindsTheSameShape() {
        EventSample sample = events(800, 1200, 7);
        PeakSurvival cold = PeakSurvival.of(sample, WINDOW, FIT);
        PeakSurvival warm = PeakSurvival.of(sample, null, WINDOW, FIT, cold.shape());
        SurvivalFraction one = cold.survival(ClassifierCut.above(-1));
        SurvivalFraction two = warm.survival(ClassifierCut.above(-1));
        assertThat(two.percent()).isCloseTo(one.percent(), within(0.02 * one.errorPercent()));
    }

    /** The same events as centres of cells with counts. */
    private static EventSample cells(EventSample sample, double widthKeV, double width) {
        TreeMap<Long, Integer> counts = new TreeMap<>();
        for (int i = 0; i < sample.size(); i++) {
            long e = (long) Math.floor(sample.energyKeV()[i] / widthKeV);
            long v = (long) Math.floor(sample.value()[i] / width) + 500_000;
            counts.merge(e * 1_000_000 + v, 1, Integer::sum);
        }
        long[] keys = counts.keySet().stream().mapToLong(k -> k).toArray();
        return new EventSample(
                Arrays.stream(keys)
                        .mapToDouble(k -> (k / 1_000_000 + 0.5) * widthKeV)
                        .toArray(),
                Arrays.stream(keys)
                        .mapToDouble(k -> (k % 1_000_000 - 500_000 + 0.5) * width)
                        .toArray(),
                new double[keys.length],
                counts.values().stream().mapToInt(k -> k).toArray());
    }
}
