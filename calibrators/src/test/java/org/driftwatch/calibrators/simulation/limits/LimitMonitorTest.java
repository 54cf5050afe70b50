package org.driftwatch.calibrators.simulation.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.driftwatch.topics.simulation.GridPoint;
import org.driftwatch.topics.simulation.ProductionLimits;
import org.driftwatch.topics.simulation.ProductionLimits.Limit;
import org.driftwatch.topics.simulation.SimulationEvent.Triggered;
import org.junit.jupiter.api.Test;

class LimitMonitorTest {
    private static final GridPoint POINT = new GridPoint(180, 20, 1, 0, "array");
    private static final LimitMonitorSettings SETTINGS = new LimitMonitorSettings(
            new LimitSettings(List.of(1e-6, 0.01, 0.1), 0.95, 10),
            new TreeMap<>(Map.of("all", TelescopeSelection.ALL, "LST1", TelescopeSelection.of(List.of(1)))));

    /** Energy log-uniform over 0.01 to 100 TeV, radius √u · 1000 m, angle 10° · u. */
    private static List<Triggered> triggers(String run, int count, long seed) {
        Random random = new Random(seed);
        List<Triggered> all = new ArrayList<>();
        for (int i = 0; i < count; i++)
            all.add(new Triggered(
                    run,
                    POINT,
                    1_000_000L * i,
                    3L * i,
                    Math.pow(10, 4 * random.nextDouble() - 2),
                    1_000 * Math.sqrt(random.nextDouble()),
                    10 * random.nextDouble(),
                    random.nextBoolean() ? List.of(1, 5) : List.of(5, 6)));
        return all;
    }

    private static LimitMonitor counted(List<Triggered> triggers) {
        LimitMonitor monitor = new LimitMonitor(SETTINGS, POINT);
        triggers.forEach(monitor::add);
        return monitor;
    }

    private static Limit limit(LimitMonitor monitor, String quantity, double fraction) {
        ProductionLimits all = monitor.status().get(1);
        assertThat(all.layout()).isEqualTo("all");
        return all.limits().stream()
                .filter(limit -> limit.quantity().equals(quantity) && limit.lossFraction() == fraction)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void findsTheTrueQuantilesAndBoundsTheLoss() {
        for (long seed = 1; seed <= 3; seed++) {
            LimitMonitor monitor = counted(triggers("r", 20_000, seed));
            double sigma = Math.sqrt(0.1 * 0.9 / 20_000);
            Limit energy = limit(monitor, "lower_energy", 0.1);
            assertThat((Math.log10(energy.value()) + 2) / 4).isBetween(0.1 - 4 * sigma - 0.00125, 0.1 + 4 * sigma);
            Limit radius = limit(monitor, "upper_radius", 0.1);
            assertThat(1 - Math.pow(radius.value() / 1_000, 2)).isBetween(0.1 - 4 * sigma - 0.002, 0.1 + 4 * sigma);
            Limit viewcone = limit(monitor, "viewcone", 0.1);
            assertThat(1 - viewcone.value() / 10).isBetween(0.1 - 4 * sigma - 0.001, 0.1 + 4 * sigma);
            assertThat(energy.lost()).isLessThanOrEqualTo(2_000);
            assertThat(energy.lossUpperBound()).isBetween(0.1, 0.1 + 4 * sigma);
            assertThat(energy.confident()).isLessThan(energy.value());
            assertThat(energy.converged()).isTrue();
            assertThat(limit(monitor, "lower_energy", 1e-6).converged()).isFalse();
            assertThat(limit(monitor, "lower_energy", 1e-6).eventsNeeded()).isEqualTo(2_995_731);
        }
    }

    @Test
    void addsUpExactlyInAnySplitOfTheRuns() {
        LimitMonitor one = counted(triggers("a", 500, 7));
        triggers("b", 300, 8).forEach(one::add);
        LimitMonitor halves = counted(triggers("b", 300, 8));
        halves.add(counted(triggers("a", 500, 7)));
        assertThat(halves.status()).isEqualTo(one.status());
        assertThat(halves.bytes()).isEqualTo(one.bytes());
    }

    @Test
    void countsATriggerOnce() {
        List<Triggered> triggers = triggers("a", 100, 9);
        LimitMonitor monitor = counted(triggers);
        assertThat(triggers.stream().filter(monitor::add)).isEmpty();
        assertThat(monitor.status().get(1).events()).isEqualTo(100);
        assertThat(monitor.status().get(1).duplicates()).isEqualTo(100);
        LimitMonitor again = counted(triggers);
        assertThatThrownBy(() -> monitor.add(again)).hasMessageContaining("run a must be counted once");
    }

    @Test
    void goesOnFromItsBytes() {
        List<Triggered> triggers = triggers("a", 400, 10);
        LimitMonitor first = counted(triggers.subList(0, 150));
        LimitMonitor resumed = LimitMonitor.of(SETTINGS, first.bytes());
        triggers.subList(100, 400).forEach(resumed::add);
        assertThat(resumed.status().get(0).limits())
                .isEqualTo(counted(triggers).status().get(0).limits());
    }

    @Test
    void whatIsBeyondTheBinsHasNoFiniteLimit() {
        LimitMonitor monitor = new LimitMonitor(SETTINGS, POINT);
        monitor.add(new Triggered("r", POINT, 0, 1, 1e-5, Double.NaN, 3, List.of(1)));
        monitor.add(new Triggered("r", POINT, 1, 2, 1, 20_000, 3, List.of(1)));
        assertThat(limit(monitor, "lower_energy", 0.01).value()).isZero();
        assertThat(limit(monitor, "upper_radius", 0.01).value()).isInfinite();
        assertThat(limit(monitor, "viewcone", 0.01).value()).isEqualTo(3.01);
    }

    @Test
    void saysNothingBeforeTheFirstTriggerAndRefusesOtherGridPoints() {
        LimitMonitor monitor = new LimitMonitor(SETTINGS, POINT);
        assertThat(monitor.status()).isEmpty();
        GridPoint other = new GridPoint(0, 40, 1, 0, "array");
        assertThatThrownBy(() -> monitor.add(new Triggered("r", other, 0, 1, 1, 1, 1, List.of())))
                .hasMessageContaining("grid point must be");
    }
}
