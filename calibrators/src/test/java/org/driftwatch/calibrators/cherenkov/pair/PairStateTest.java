package org.driftwatch.calibrators.cherenkov.pair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.driftwatch.calibrators.state.InMemoryChannelStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PairStateTest {
    private static final int CAPACITY = 300;
    private static final PairColumns SMALL = new PairColumns(PairColumns.ENERGY.axes(), CAPACITY);

    private record Contribution(long event, double a, double sigma) {}

    private static List<Contribution> contributions(int n, long seed) {
        Random random = new Random(seed);
        List<Contribution> all = new ArrayList<>();
        for (int k = 0; k < n; k++) {
            double sigma = 0.05 + 0.1 * random.nextDouble();
            all.add(new Contribution(
                    3L * k + 1, Math.max(-0.9, Math.min(0.9, 0.03 + sigma * random.nextGaussian())), sigma));
        }
        return all;
    }

    private static PairState state(List<Contribution> all) {
        PairState state = new PairState(SMALL);
        all.forEach(each -> state.add(each.event, each.a, each.sigma));
        return state;
    }

    private static void assertSame(PairSample a, PairSample b) {
        assertThat(a.count()).isEqualTo(b.count());
        assertThat(a.block()).isEqualTo(b.block());
        assertThat(a.weight()).isEqualTo(b.weight());
        for (int c = 0; c < 2; c++) {
            assertThat(a.column(c)).isEqualTo(b.column(c));
            assertThat(a.sum(c)).isEqualTo(b.sum(c));
            assertThat(a.squares(c)).isEqualTo(b.squares(c));
            for (int k = 0; k < EventBlocks.BLOCKS; k++) assertThat(a.sum(c, k)).isEqualTo(b.sum(c, k));
        }
        assertEqual(HuberMean.ENERGY.ofAsymmetries(a), HuberMean.ENERGY.ofAsymmetries(b));
    }

    private static void assertEqual(PairEstimate a, PairEstimate b) {
        assertThat(new double[] {a.value(), a.error()}).isEqualTo(new double[] {b.value(), b.error()});
        assertThat(a.withoutBlock()).isEqualTo(b.withoutBlock());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 200, 300, 301, 1000})
    void orderAndPartitionDoNotMatter(int n) {
        List<Contribution> all = contributions(n, 5);
        PairSample straight = state(all).sample();
        List<Contribution> shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled, new Random(6));
        assertSame(state(shuffled).sample(), straight);
        for (int cut : new int[] {0, n / 3, n / 2, n}) {
            PairState first = state(shuffled.subList(0, cut));
            first.merge(state(shuffled.subList(cut, n)));
            assertSame(first.sample(), straight);
        }
    }

    @Test
    void countingInCellsChangesMeansByLessThanATenthOfTheirError() {
        List<Contribution> all = contributions(3000, 7);
        PairState kept = new PairState(PairColumns.ENERGY);
        all.forEach(each -> kept.add(each.event, each.a, each.sigma));
        PairState counted = state(all);
        assertThat(counted.sample().points()).isLessThan(3000);
        PairEstimate one = HuberMean.ENERGY.ofAsymmetries(kept.sample());
        PairEstimate other = HuberMean.ENERGY.ofAsymmetries(counted.sample());
        assertThat(other.value()).isCloseTo(one.value(), within(0.1 * one.error()));
        assertThat(other.error()).isCloseTo(one.error(), within(0.01 * one.error()));
        assertEqual(PlainMean.of(counted.sample(), 0), PlainMean.of(kept.sample(), 0));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 64, 65, 300, 301, 1000})
    void aStoreGivesBackWhatWasAdded(int n) {
        InMemoryChannelStore store = new InMemoryChannelStore();
        PairLedger ledger = new PairLedger(store, 'e', SMALL, 2);
        List<Contribution> all = contributions(n, 8);
        for (int k = 0; k < n; k++) {
            if (k == n / 2) ledger = new PairLedger(store, 'e', SMALL, 2);
            ledger.add(1, all.get(k).event, all.get(k).a, all.get(k).sigma);
        }
        PairLedger again = new PairLedger(store, 'e', SMALL, 2);
        assertSame(again.state(1).sample(), state(all).sample());
        assertThat(again.state(0).count()).isZero();
        assertThat(store.values().values()).allMatch(bytes -> bytes.length < 2500);
        again.clear();
        assertThat(store.values()).isEmpty();
        assertThat(again.state(1).count()).isZero();
    }

    @Test
    void blocksCanFollowThePlaceInTheRun() {
        long[] events = new long[100];
        for (int k = 0; k < 100; k++) events[k] = 7L * k;
        EventBlocks blocks = EventBlocks.byPlace(events);
        assertThat(blocks.of(0)).isZero();
        assertThat(blocks.of(7L * 4)).isZero();
        assertThat(blocks.of(7L * 5)).isEqualTo(1);
        assertThat(blocks.of(7L * 99)).isEqualTo(19);
        assertThatThrownBy(() -> blocks.of(1)).hasMessageContaining("event 1 ");
    }

    @Test
    void hashedBlocksAreEvenlyFilled() {
        int[] filled = new int[EventBlocks.BLOCKS];
        for (long event = 0; event < 20_000; event++) filled[EventBlocks.HASHED.of(event)]++;
        // 1000 each, rms 31
        for (int each : filled) assertThat(each).isBetween(850, 1150);
    }

    @Test
    void refusesWhatIsNotANumber() {
        assertThatThrownBy(() -> new PairState(SMALL).add(1, Double.NaN, 1)).hasMessageContaining("finite");
        assertThatThrownBy(() -> new PairState(SMALL).add(1, 0.5)).hasMessageContaining("2 columns");
    }
}
