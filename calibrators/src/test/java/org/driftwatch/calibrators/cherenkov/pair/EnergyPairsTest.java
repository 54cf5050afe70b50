package org.driftwatch.calibrators.cherenkov.pair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.OptionalDouble;
import org.driftwatch.calibrators.state.InMemoryChannelStore;
import org.driftwatch.topics.cherenkov.ArrayEvent;
import org.driftwatch.topics.cherenkov.ArrayEvent.Shower;
import org.junit.jupiter.api.Test;

class EnergyPairsTest {
    private static final double NAN = Double.NaN;

    private static Shower shower(int telescope, double energy, double gammaness, double impact) {
        return new Shower(telescope, energy, 0.1 * energy, gammaness, impact, 100, 0, 0);
    }

    @Test
    void everyFilterIsStrictAndWantsBothTelescopes() {
        PairFilter filter = PairFilter.of(0.5, 0.05, 0.25);
        Shower good = shower(1, 1, 0.9, 100);
        assertThat(filter.passes(good, shower(2, 1, 0.9, 100))).isTrue();
        assertThat(filter.passes(good, shower(2, 1, 0.5, 100))).isFalse();
        assertThat(filter.passes(good, shower(2, 1, NAN, 100))).isFalse();
        assertThat(filter.passes(good, shower(2, 0.05, 0.9, 100))).isFalse();
        assertThat(filter.passes(good, shower(2, NAN, 0.9, 100))).isFalse();
        assertThat(filter.passes(shower(1, 1, 0.9, 75), shower(2, 1, 0.9, 125))).isFalse();
        assertThat(filter.passes(shower(1, 1, 0.9, 126), shower(2, 1, 0.9, 76))).isTrue();
        assertThat(filter.passes(good, shower(2, 1, 0.9, NAN))).isFalse();
    }

    @Test
    void noFilterKeepsAllWithTwoValidEnergies() {
        assertThat(PairFilter.NONE.passes(shower(1, 1, NAN, NAN), shower(2, 9, NAN, NAN)))
                .isTrue();
        assertThat(PairFilter.NONE.passes(shower(1, 1, 1, 1), shower(2, NAN, 1, 1)))
                .isFalse();
        assertThatThrownBy(() -> new PairFilter(OptionalDouble.of(NAN), OptionalDouble.empty(), OptionalDouble.empty()))
                .hasMessageContaining("min_gammaness");
    }

    @Test
    void anEventTouchesThePairsOfItsTelescopesOnly() {
        PairIndex index = new PairIndex(List.of(
                new PairIndex.Ids(7, 2), new PairIndex.Ids(7, 3), new PairIndex.Ids(2, 3), new PairIndex.Ids(2, 90)));
        PairLedger ledger = new PairLedger(new InMemoryChannelStore(), 'e', PairColumns.ENERGY, 4);
        EnergyPairs pairs = new EnergyPairs(index, PairFilter.NONE, ledger);
        pairs.add(new ArrayEvent(
                "run", "array", 1, 5, 0, List.of(shower(7, 3, 1, 1), shower(2, 1, 1, 1), shower(4, 1, 1, 1))));
        assertThat(ledger.state(0).count()).isEqualTo(1);
        assertThat(ledger.state(0).sample().column(0)).containsExactly(0.5);
        // 2/16 · sqrt((3 · 0.1)² + (1 · 0.3)²)
        assertThat(ledger.state(0).sample().column(1)[0]).isCloseTo(0.3 * Math.sqrt(2) / 8, within(1e-15));
        for (int pair = 1; pair < 4; pair++)
            assertThat(ledger.state(pair).count()).isZero();
    }

    @Test
    void energiesThatMakeNoAsymmetryAreCounted() {
        PairIndex index = new PairIndex(List.of(new PairIndex.Ids(1, 2)));
        PairLedger ledger = new PairLedger(new InMemoryChannelStore(), 'e', PairColumns.ENERGY, 1);
        EnergyPairs pairs = new EnergyPairs(index, PairFilter.NONE, ledger);
        Shower noError = new Shower(2, 1, NAN, 1, 1, 1, 1, 1);
        pairs.add(new ArrayEvent("run", "array", 1, 1, 0, List.of(shower(1, 1, 1, 1), noError)));
        pairs.add(new ArrayEvent("run", "array", 1, 2, 0, List.of(shower(1, 1, 1, 1), shower(2, 0, 1, 1))));
        assertThat(ledger.state(0).count()).isZero();
        assertThat(pairs.unusable()).isEqualTo(2);
    }

    @Test
    void aPairIsListedOnce() {
        assertThatThrownBy(() -> new PairIndex(List.of(new PairIndex.Ids(1, 2), new PairIndex.Ids(2, 1))))
                .hasMessageContaining("2-1");
        PairIndex index = new PairIndex(List.of(new PairIndex.Ids(5, 2)));
        assertThat(index.of(5, 2)).isZero();
        assertThat(index.of(2, 5)).isEqualTo(-1);
        assertThat(index.of(5, 6000)).isEqualTo(-1);
    }
}
