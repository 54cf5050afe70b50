package org.driftwatch.calibrators.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.driftwatch.calibrators.drift.QuantityDrift.Window;
import org.driftwatch.calibrators.state.InMemoryChannelStore;
import org.driftwatch.topics.drift.DriftPoint.Verdict;
import org.junit.jupiter.api.Test;

class QuantityDriftTest {
    private static final DriftSettings SETTINGS = DriftSettings.defaults();
    private static final Watched AOE =
            new Watched("aoe_mean", "", 0.01, "AoE_Uncorr", Watched.Chosen.ALL, Watched.ENOUGH, Bad.BOTH);
    private static final long BLOCK = 10_000_000_000L;
    private static final int PER_BLOCK = 50;

    private final InMemoryChannelStore store = new InMemoryChannelStore();

    private List<Window> windows(double shiftFromBlock100, boolean reopen) {
        return windows(AOE, shiftFromBlock100, reopen);
    }

    private List<Window> windows(Watched what, double shiftFromBlock100, boolean reopen) {
        QuantityDrift drift = new QuantityDrift(SETTINGS, store, 0);
        drift.watch(what, "run r version 1", 0);
        Random random = new Random(7);
        List<Window> closed = new ArrayList<>();
        for (int block = 0; block < 200; block++) {
            if (reopen) drift = new QuantityDrift(SETTINGS, store, 0);
            for (int i = 0; i < PER_BLOCK; i++)
                drift.add(1_200, 1 + (block >= 100 ? shiftFromBlock100 : 0) + 0.01 * random.nextGaussian());
            drift.add(1_200, Double.NaN);
            Window window = drift.blockEnded((block + 1) * BLOCK);
            if (window != null) closed.add(window);
        }
        return closed;
    }

    @Test
    void aSteadyMeanIsOk() {
        List<Window> closed = windows(0, false);
        assertThat(closed).hasSizeGreaterThan(40).allMatch(w -> w.judged().verdict() == Verdict.ok);
        assertThat(closed.get(0).reference().value())
                .isCloseTo(1, within(4 * closed.get(0).reference().error()));
    }

    @Test
    void halfAWidthIsADriftWhereItBegins() {
        List<Window> closed = windows(0.005, false);
        Window first = closed.stream()
                .filter(w -> w.judged().verdict() == Verdict.drift)
                .findFirst()
                .orElseThrow();
        assertThat(first.atNs()).isBetween(100 * BLOCK, 110 * BLOCK);
        Window last = closed.get(closed.size() - 1);
        assertThat(last.shift())
                .isCloseTo(
                        0.005,
                        within(4 * last.mean().error() + 4 * last.reference().error()));
    }

    /** A jump and a creeping shift; what stands in the window is the same in all cases. */
    @Test
    void aShiftInTheHarmlessDirectionIsShownAndIsNoDrift() {
        for (double shift : new double[] {0.005, 0.0025, -0.005, -0.0025}) {
            List<Window> both = windows(AOE, shift, false);
            List<Window> bad = windows(badIs(shift > 0 ? Bad.UP : Bad.DOWN), shift, true);
            List<Window> harmless = windows(badIs(shift > 0 ? Bad.DOWN : Bad.UP), shift, true);
            assertThat(bad.stream().map(w -> w.judged().verdict()).toList())
                    .isEqualTo(both.stream().map(w -> w.judged().verdict()).toList())
                    .contains(Verdict.drift);
            assertThat(bad).noneMatch(w -> w.judged().improved());
            for (int i = 0; i < both.size(); i++) {
                ControlChart.Judged here = harmless.get(i).judged();
                ControlChart.Judged there = both.get(i).judged();
                assertThat(here.verdict()).isEqualTo(Verdict.ok);
                assertThat(here.improved()).isEqualTo(there.verdict() == Verdict.drift);
                assertThat(here.z()).isEqualTo(there.z());
                assertThat(here.state()).isEqualTo(there.state());
                assertThat(harmless.get(i).shift()).isEqualTo(both.get(i).shift());
            }
        }
    }

    private static Watched badIs(Bad bad) {
        return new Watched(AOE.quantity(), AOE.unit(), AOE.width(), AOE.column(), AOE.chosen(), AOE.windows(), bad);
    }

    @Test
    void anObjectMadeAnewFromTheStoreAtEachBlockSaysTheSame() {
        List<Window> kept = windows(0.005, false);
        assertThat(windows(0.005, true)).isEqualTo(kept);
    }

    @Test
    void flagsThatAreAllSetHaveAnErrorOfAWidthPerEvent() {
        assertThat(QuantityDrift.Mean.of(200, 200, 200, 0.05).error()).isEqualTo(0.05 / 200);
    }

    @Test
    void onlyChosenEventsCountAndOutliersCountAsTheBorder() {
        Watched.Chosen band = new Watched.Chosen(1_000, 1_300, 0.9, 1.1);
        assertThat(band.counts(1_000)).isTrue();
        assertThat(band.counts(1_300)).isFalse();
        assertThat(band.counts(Double.NaN)).isFalse();
        assertThat(Watched.Chosen.ALL.counts(Double.NaN)).isTrue();
        assertThat(band.value(1)).isEqualTo(1);
        assertThat(band.value(Double.POSITIVE_INFINITY)).isEqualTo(1.1);
        assertThat(band.value(-7)).isEqualTo(0.9);
    }

    @Test
    void aRestWithFewCountsIsLeftOut() {
        QuantityDrift drift = new QuantityDrift(SETTINGS, store, 1);
        drift.watch(AOE, "v", 0);
        for (int i = 0; i < 1_000; i++) drift.add(1_200, i % 2);
        assertThat(drift.blockEnded(BLOCK)).isNull();
        drift.add(1_200, 1);
        assertThat(drift.runEnded(2 * BLOCK)).isNull();
    }
}
