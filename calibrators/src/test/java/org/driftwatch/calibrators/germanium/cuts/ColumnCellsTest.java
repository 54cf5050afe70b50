package org.driftwatch.calibrators.germanium.cuts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.driftwatch.calibrators.state.InMemoryChannelStore;
import org.junit.jupiter.api.Test;

class ColumnCellsTest {
    private static final int MOST = ColumnCells.MOST_CELLS;

    private static ColumnCells on(InMemoryChannelStore store) {
        return new ColumnCells(MOST, store, 'q', 3);
    }

    private static InMemoryChannelStore filled(List<Double> values) {
        InMemoryChannelStore store = new InMemoryChannelStore();
        ColumnCells cells = on(store);
        values.forEach(cells::add);
        return store;
    }

    private static TreeMap<String, String> bytes(InMemoryChannelStore store) {
        TreeMap<String, String> all = new TreeMap<>();
        store.values().forEach((key, value) -> all.put(key.toString(), java.util.Arrays.toString(value)));
        return all;
    }

    private static List<Double> sample(int n, ToDoubleFunction<Random> draw, long seed) {
        Random random = new Random(seed);
        List<Double> values = new ArrayList<>();
        for (int i = 0; i < n; i++) values.add(draw.applyAsDouble(random));
        return values;
    }

    private static double heavy(Random random) {
        return 0.02 * random.nextGaussian() * StrictMath.exp(2 * Math.abs(random.nextGaussian()));
    }

    @Property(tries = 8, seed = "20261121")
    void theStateDependsOnTheValuesNotOnTheirOrderOrSplit(
            @ForAll long seed, @ForAll @IntRange(min = 0, max = 6000) int split) {
        List<Double> values = sample(6_000, ColumnCellsTest::heavy, seed);
        TreeMap<String, String> straight = bytes(filled(values));
        InMemoryChannelStore left = filled(values.subList(0, split));
        ColumnCells joined = on(left);
        joined.addAll(on(filled(values.subList(split, values.size()))));
        assertThat(bytes(left)).isEqualTo(straight);
        Collections.shuffle(values, new Random(seed));
        assertThat(bytes(filled(values))).isEqualTo(straight);
    }

    @Property(tries = 50, seed = "20261121")
    void anyFiniteValueHasACell(@ForAll @Size(min = 1, max = 50) double[] values) {
        InMemoryChannelStore store = new InMemoryChannelStore();
        for (double x : values) on(store).add(x); // goes on from the store each time
        ColumnDistribution seen = on(store).distribution();
        double[] sorted = java.util.Arrays.stream(values)
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        assertThat(seen.size()).isEqualTo(sorted.length);
        assertThat(seen.lowest()).isCloseTo(sorted[0], within(1e-7 * Math.abs(sorted[0]) + 1e-300));
        double last = sorted[sorted.length - 1];
        assertThat(seen.highest()).isCloseTo(last, within(1e-7 * Math.abs(last) + 1e-300));
    }

    @Test
    void theNumberOfCellsAndBytesIsBounded() {
        InMemoryChannelStore store = new InMemoryChannelStore();
        ColumnCells cells = on(store);
        Random random = new Random(1);
        for (int i = 0; i < 200_000; i++) cells.add(heavy(random));
        assertThat(cells.cells()).isLessThanOrEqualTo(MOST);
        assertThat(store.bytes()).isLessThan(32_000);
        assertThat(cells.distribution().size()).isEqualTo(200_000);
        cells.clear();
        assertThat(store.values()).isEmpty();
    }

    @Test
    void whatIsNotFiniteIsNotCounted() {
        ColumnCells cells = on(new InMemoryChannelStore());
        assertThat(cells.add(Double.NaN)).isFalse();
        assertThat(cells.add(Double.NEGATIVE_INFINITY)).isFalse();
        assertThat(cells.add(-0.0)).isTrue();
        assertThat(cells.add(0.0)).isTrue();
        assertThat(cells.cells()).isEqualTo(1);
        assertThat(cells.distribution().percentile(50)).isZero();
    }

    @Test
    void modeAndWidthAreWithinATenthOfTheWidthWhateverTheShape() {
        List<ToDoubleFunction<Random>> shapes = List.of(
                r -> 12.5 + 0.6 * r.nextGaussian(),
                r -> 1e6 + 3 * r.nextGaussian(),
                r -> -48_000 + 16 * Math.rint(12 * r.nextGaussian()),
                ColumnCellsTest::heavy,
                r -> r.nextDouble() < 0.9 ? 15 + 2 * r.nextGaussian() : 1e5 * r.nextDouble(),
                r -> 600 * StrictMath.exp(0.3 * r.nextGaussian()));
        for (int k = 0; k < shapes.size(); k++) {
            for (long seed : new long[] {1, 2, 3}) {
                List<Double> values = sample(30_000, shapes.get(k), seed);
                double[] array =
                        values.stream().mapToDouble(Double::doubleValue).toArray();
                ModeWidth exact = ModeWidth.of(ColumnValues.of(array)).orElseThrow();
                ModeWidth streamed =
                        ModeWidth.of(on(filled(values)).distribution()).orElseThrow();
                assertThat(streamed.std()).as("width %d %d", k, seed).isCloseTo(exact.std(), within(0.1 * exact.std()));
                assertThat(streamed.mode())
                        .as("mode %d %d", k, seed)
                        .isCloseTo(exact.mode(), within(0.1 * exact.std()));
            }
        }
    }

    @Test
    void fewCellsAreRefused() {
        assertThatThrownBy(() -> new ColumnCells(100, new InMemoryChannelStore(), 'q', 0))
                .hasMessageContaining(">= 4096, was 100");
    }
}
