package org.driftwatch.calibrators.simulation.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.driftwatch.calibrators.simulation.statistics.Form;
import org.driftwatch.topics.simulation.ArrayTriggers;
import org.driftwatch.topics.simulation.ReducedEvents;
import org.driftwatch.topics.simulation.ReducedShowers;
import org.junit.jupiter.api.Test;

class TriggeredEventsTest {
    /** Two files merged: showers 1 to 3, each used twice, and again; energies 10·file + shower, a core per row. */
    private static final ReducedShowers MERGED = showers(1, 1, 2, 2, 3, 3, 1, 1, 2, 2, 3, 3);

    private static ReducedShowers showers(int... ids) {
        double[] energies = IntStream.range(0, ids.length)
                .mapToDouble(i -> 10 * (1 + i / 6) + ids[i])
                .toArray();
        double[] cores = IntStream.range(0, ids.length).mapToDouble(i -> i).toArray();
        double[] zeros = new double[ids.length];
        double[] up =
                IntStream.range(0, ids.length).mapToDouble(i -> Math.PI / 2).toArray();
        return new ReducedShowers(ids, energies, cores, zeros, zeros, up);
    }

    private static ReducedEvents file(ReducedShowers showers, int... triggered) {
        double[] zeros = new double[triggered.length];
        double[] up = IntStream.range(0, triggered.length)
                .mapToDouble(i -> Math.PI / 2)
                .toArray();
        int[][] telescopes = IntStream.range(0, triggered.length)
                .mapToObj(i -> new int[] {i})
                .toArray(int[][]::new);
        return new ReducedEvents("f", showers, new ArrayTriggers(triggered, up, zeros, telescopes));
    }

    private static List<Double> energies(TriggeredEvents events) {
        return events.events().stream().map(TriggeredEvent::energyTeV).toList();
    }

    @Test
    void compatTakesTheIdAsRow() {
        TriggeredEvents events = TriggeredEvents.of(file(MERGED, 2, 7), Form.COMPAT);
        assertThat(energies(events)).containsExactly(12.0, 21.0);
        assertThat(events.events().get(1).coreDistanceM()).isCloseTo(7, within(1e-12));
        assertThatThrownBy(() -> TriggeredEvents.of(file(MERGED, 12), Form.COMPAT))
                .hasMessageContaining("triggered_id must be a row in [0, 12), was 12");
    }

    @Test
    void productFindsTheShowerOfEachMergedFileAndSaysThatTheUseIsOpen() {
        TriggeredEvents events = TriggeredEvents.of(file(MERGED, 2, 8, 99), Form.PRODUCT);
        assertThat(energies(events)).containsExactly(12.0, 22.0);
        assertThat(events.events().get(0).coreDistanceM()).isNaN();
        assertThat(events.ambiguous()).isEqualTo(2);
        assertThat(events.unmatched()).isEqualTo(1);
    }

    @Test
    void bothAgreeWhenEveryShowerIsUsedOnce() {
        ReducedEvents file = file(showers(0, 1, 2, 3, 4, 5), 1, 4);
        TriggeredEvents compat = TriggeredEvents.of(file, Form.COMPAT);
        TriggeredEvents product = TriggeredEvents.of(file, Form.PRODUCT);
        assertThat(product.ambiguous()).isZero();
        assertThat(energies(product)).isEqualTo(energies(compat));
    }

    @Test
    void anyListedTelescopeIsEnough() {
        TriggeredEvents events = TriggeredEvents.of(file(MERGED, 0, 1, 2), Form.COMPAT);
        assertThat(events.of(TelescopeSelection.of(List.of(1, 7)))).hasSize(1);
        assertThat(events.of(TelescopeSelection.ALL)).hasSize(3);
        assertThat(events.of(TelescopeSelection.of(List.of(7)))).isEmpty();
    }

    @Test
    void withoutEventsThereAreLimitsThatSaySo() {
        LimitSettings settings = new LimitSettings(List.of(0.0, 0.01), 0.95, 10);
        ArrayLimits limits = ArrayLimits.of(
                TriggeredEvents.of(file(MERGED), Form.PRODUCT), TelescopeSelection.ALL, settings, Form.PRODUCT);
        LossLimit limit = limits.of(LimitQuantity.LOWER_ENERGY).limits().get(1);
        assertThat(limit.value()).isNaN();
        assertThat(limit.lossUpperBound()).isEqualTo(1);
        assertThat(limit.eventsNeeded()).isEqualTo(299);
        assertThat(limit.eventsToConverge()).isEqualTo(1_000);
        assertThat(limits.of(LimitQuantity.LOWER_ENERGY).limits().get(0).eventsNeeded())
                .isEqualTo(-1);
    }
}
