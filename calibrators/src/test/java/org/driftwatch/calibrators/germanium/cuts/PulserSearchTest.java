package org.driftwatch.calibrators.germanium.cuts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PulserSearchTest {
    private record Event(double energy, double time, boolean pulse) {}

    /** Continuum and a line at random times, for 2000 s at 20 per second; pulses with 2 % lost. */
    private static List<Event> events(double periodSeconds, double energy, long seed) {
        Random random = new Random(seed);
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < 40_000; i++) {
            boolean line = random.nextDouble() < 0.1;
            double e = line ? 2614.5 + 1.2 * random.nextGaussian() : 500 + 2100 * random.nextDouble();
            events.add(new Event(e, 1.7e9 + 2000 * random.nextDouble(), false));
        }
        for (double t = 0.37; t < 2000; t += periodSeconds)
            if (random.nextDouble() > 0.02)
                events.add(new Event(
                        energy + 0.8 * random.nextGaussian(), 1.7e9 + t + 1e-4 * random.nextGaussian(), true));
        Collections.shuffle(events, random);
        return events;
    }

    private static List<Pulser> find(List<Event> events) {
        double[] energies = events.stream().mapToDouble(Event::energy).toArray();
        double[] times = events.stream().mapToDouble(Event::time).toArray();
        return PulserSearch.upTo(Arrays.stream(energies).max().orElse(0)).find(energies, times);
    }

    @ParameterizedTest
    @CsvSource({"2.5, 3000, 1", "10, 3000, 2", "0.4, 2750, 3", "5, 1800, 4"})
    void findsPeriodAndEnergyAmongRandomEvents(double period, double energy, long seed) {
        List<Event> events = events(period, energy, seed);
        List<Pulser> found = find(events);
        assertThat(found).hasSize(1);
        Pulser pulser = found.get(0);
        assertThat(pulser.periodSeconds()).isCloseTo(period, within(1e-5 * period));
        assertThat(pulser.energy()).isCloseTo(energy, within(1.0));
        long tagged = events.stream()
                .filter(e -> e.pulse() && pulser.pulsed(e.energy(), e.time()))
                .count();
        long pulses = events.stream().filter(Event::pulse).count();
        assertThat(tagged).isGreaterThan(pulses * 99 / 100);
        long wrong = events.stream()
                .filter(e -> !e.pulse() && pulser.pulsed(e.energy(), e.time()))
                .count();
        assertThat(wrong).isLessThan(40);
    }

    @Test
    void aLineAtRandomTimesIsNoPulser() {
        for (long seed : new long[] {5, 6, 7})
            assertThat(find(events(1e9, 3000, seed))).isEmpty();
        assertThat(find(List.of())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0.5, 21", "0.06, 22", "2, 23"})
    void aLineAmongEventsThatAreAllEvenlyApartIsNoPulser(double distance, long seed) {
        Random random = new Random(seed);
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < 4096; i++) {
            boolean line = random.nextDouble() < 0.3;
            double e = line ? 2614.5 + 1.2 * random.nextGaussian() : 500 + 2100 * random.nextDouble();
            events.add(new Event(e, 1.7e9 + distance * i, false));
        }
        assertThat(find(events)).isEmpty();
    }

    @Test
    void twoPulsersAreTwo() {
        List<Event> events = new ArrayList<>(events(2.5, 3000, 8));
        events.addAll(events(3.1, 3400, 9).stream().filter(Event::pulse).toList());
        assertThat(find(events))
                .extracting(p -> Math.rint(10 * p.periodSeconds()))
                .containsExactly(25.0, 31.0);
    }

    @Test
    void shortPeriodsHaveShortTolerances() {
        Pulser fast = find(events(0.4, 2750, 3)).get(0);
        assertThat(fast.toleranceSeconds()).isCloseTo(0.02, within(1e-4));
        assertThat(fast.pulsed(2750, fast.phaseSeconds() + 0.2)).isFalse();
        assertThat(fast.pulsed(Double.NaN, fast.phaseSeconds())).isFalse();
    }

    @Test
    void manyChannelsAtOnceAreAPulse() {
        assertThat(Pulser.pulsed(11, 10)).isTrue();
        assertThat(Pulser.pulsed(10, 10)).isFalse();
    }
}
