package org.driftwatch.calibrators.germanium.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.driftwatch.calibrators.state.InMemoryChannelStore;
import org.junit.jupiter.api.Test;

class SparseHistogramTest {
    private static final CellAxes AXES = CellAxes.defaults();

    private record Event(double adc, double value, double driftNs) {}

    private static List<Event> events(int n, long seed) {
        Random random = new Random(seed);
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < n; i++)
            events.add(new Event(
                    17_000 * random.nextDouble(),
                    0.0745 * (1 + 0.012 * random.nextGaussian()),
                    i % 50 == 0 ? Double.NaN : 1_200 * random.nextDouble()));
        return events;
    }

    private static InMemoryChannelStore filled(List<Event> events, int most) {
        InMemoryChannelStore store = new InMemoryChannelStore();
        SparseHistogram histogram = new SparseHistogram(AXES, most, store, 'A');
        events.forEach(event -> histogram.add(event.adc(), event.value(), event.driftNs()));
        return store;
    }

    private static EventSample sample(InMemoryChannelStore store, int most) {
        return new SparseHistogram(AXES, most, store, 'A').sample(adc -> adc);
    }

    @Test
    void cellsAreNarrowAndHoldEveryEvent() {
        EventSample sample = sample(filled(events(5_000, 1), 65_536), 65_536);
        assertThat(sample.events()).isEqualTo(5_000);
        SparseHistogram one = new SparseHistogram(AXES, 65_536, new InMemoryChannelStore(), 'A');
        one.add(16_900.2, -0.0745, 612);
        EventSample point = one.sample(adc -> 0.1 * adc);
        assertThat(point.energyKeV()[0]).isCloseTo(1_690.02, within(0.1 / 128));
        assertThat(point.value()[0]).isCloseTo(-0.0745, within(0.0745 * 2e-7));
        assertThat(point.driftNs()[0]).isCloseTo(612, within(0.5));
    }

    @Test
    void neverMoreCellsThanTheBoundWhateverTheOrder() {
        List<Event> events = events(20_000, 2);
        InMemoryChannelStore inOrder = filled(events, 2_048);
        Collections.shuffle(events, new Random(3));
        InMemoryChannelStore shuffled = filled(events, 2_048);
        assertThat(shuffled.values().keySet()).isEqualTo(inOrder.values().keySet());
        assertThat(shuffled.values().entrySet())
                .allMatch(e -> Arrays.equals(e.getValue(), inOrder.values().get(e.getKey())));
        SparseHistogram read = new SparseHistogram(AXES, 2_048, inOrder, 'A');
        assertThat(read.cells()).isBetween(1_000, 2_048);
        assertThat(read.level()).isPositive();
        assertThat(read.sample(adc -> adc).events()).isEqualTo(20_000);
    }

    @Test
    void wideCellsKeepTheMeanOfTheQuantity() {
        EventSample sample = sample(filled(events(20_000, 4), 8_192), 8_192);
        double mean = IntStream.range(0, sample.size())
                        .mapToDouble(i -> sample.value()[i] * sample.weight()[i])
                        .sum()
                / sample.events();
        assertThat(mean).isCloseTo(0.0745, within(5 * 0.0745 * 0.012 / Math.sqrt(20_000)));
    }

    @Test
    void anEventWithoutQuantityHasNoCell() {
        SparseHistogram one = new SparseHistogram(AXES, 65_536, new InMemoryChannelStore(), 'A');
        assertThat(one.add(100, Double.NaN, 5)).isFalse();
        assertThat(one.add(-1, 0.07, 5)).isFalse();
        assertThat(one.add(Double.NaN, 0.07, 5)).isFalse();
        assertThat(one.cells()).isZero();
    }

    @Test
    void missingDriftTimesStayMissingHoweverWideTheCells() {
        EventSample sample = sample(filled(events(20_000, 5), 1_024), 1_024);
        long without = IntStream.range(0, sample.size())
                .filter(i -> Double.isNaN(sample.driftNs()[i]))
                .mapToLong(i -> sample.weight()[i])
                .sum();
        assertThat(without).isEqualTo(400);
    }

    @Test
    void eventsAllOverEveryRangeEndInOneCellPerChunk() {
        Random random = new Random(7);
        SparseHistogram histogram = new SparseHistogram(AXES, 1_024, new InMemoryChannelStore(), 'A');
        for (int i = 0; i < 3_000; i++)
            histogram.add(250_000 * random.nextDouble(), 10 * random.nextGaussian(), i % 2 == 0 ? Double.NaN : i);
        assertThat(histogram.cells()).isLessThanOrEqualTo(2 * 4_096);
        assertThat(histogram.sample(adc -> adc).events()).isEqualTo(3_000);
    }

    @Test
    void clearedItLeavesNothingInTheStore() {
        InMemoryChannelStore store = filled(events(500, 6), 1_024);
        new SparseHistogram(AXES, 1_024, store, 'A').clear();
        assertThat(store.values()).isEmpty();
    }
}
