package org.driftwatch.calibrators.histogram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.driftwatch.calibrators.state.InMemoryChannelStore;
import org.driftwatch.calibrators.state.StateKey;
import org.junit.jupiter.api.Test;

class RollingHistogramsTest {
    private static final long SECOND = 1_000_000_000L;
    private static final HistogramSettings SETTINGS =
            new HistogramSettings(0, 4096, 0.125, 0.5, Duration.ofSeconds(60), 3, Duration.ofMinutes(4));

    private record Hit(long timeNs, long number, double value) {}

    private static List<Hit> hits(long seed, int count) {
        Random random = new Random(seed);
        List<Hit> hits = new ArrayList<>();
        long time = 1_678_579_120L * SECOND;
        for (int i = 0; i < count; i++) {
            time += (long) (random.nextDouble() * (random.nextInt(60) == 0 ? 300 : 4) * SECOND);
            double value = random.nextInt(40) == 0 ? Double.NaN : 2000 + 900 * random.nextGaussian();
            hits.add(new Hit(time, i, value));
        }
        return hits;
    }

    private static Map<String, String> bytes(InMemoryChannelStore store) {
        return store.values().entrySet().stream()
                .collect(Collectors.toMap(
                        e -> hex(e.getKey().bytes()), e -> hex(e.getValue()), (a, b) -> a, TreeMap::new));
    }

    private static String hex(byte[] bytes) {
        return java.util.HexFormat.of().formatHex(bytes);
    }

    @Property(tries = 25, seed = "20261121")
    void answersTheSameHoweverOftenItIsMadeAnewFromTheStore(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 70) int k) {
        var kept = new InMemoryChannelStore();
        var dropped = new InMemoryChannelStore();
        var steady = new RollingHistograms(SETTINGS, kept);
        var reloaded = new RollingHistograms(SETTINGS, dropped);
        int n = 0;
        for (Hit hit : hits(seed, 400)) {
            steady.add(hit.timeNs(), hit.number(), hit.value());
            if (++n % k == 0) reloaded = new RollingHistograms(SETTINGS, dropped);
            reloaded.add(hit.timeNs(), hit.number(), hit.value());
            if (n % 97 == 0) {
                assertThat(reloaded.sliding()).usingRecursiveComparison().isEqualTo(steady.sliding());
                assertThat(reloaded.decayed()).usingRecursiveComparison().isEqualTo(steady.decayed());
            }
        }
        assertThat(bytes(dropped)).isEqualTo(bytes(kept));
        assertThat(reloaded.total()).usingRecursiveComparison().isEqualTo(steady.total());
    }

    @Property(tries = 25, seed = "20261121")
    void marksBetweenTheEventsChangeNoView(@ForAll long seed) {
        var plain = new RollingHistograms(SETTINGS, new InMemoryChannelStore());
        var marked = new RollingHistograms(SETTINGS, new InMemoryChannelStore());
        long mark = Long.MIN_VALUE;
        for (Hit hit : hits(seed, 300)) {
            for (long t = mark; mark != Long.MIN_VALUE && t <= hit.timeNs(); t += SECOND) marked.advance(t);
            mark = (hit.timeNs() / SECOND + 1) * SECOND;
            plain.add(hit.timeNs(), hit.number(), hit.value());
            marked.add(hit.timeNs(), hit.number(), hit.value());
        }
        assertThat(marked.sliding()).usingRecursiveComparison().isEqualTo(plain.sliding());
        assertThat(marked.decayed()).usingRecursiveComparison().isEqualTo(plain.decayed());
        assertThat(marked.total()).usingRecursiveComparison().isEqualTo(plain.total());
    }

    @Property(tries = 20, seed = "20261121")
    void eachViewEqualsItsDefinitionEventByEvent(@ForAll long seed) {
        List<Hit> hits = hits(seed, 300);
        var histograms = new RollingHistograms(SETTINGS, new InMemoryChannelStore());
        for (Hit hit : hits) histograms.add(hit.timeNs(), hit.number(), hit.value());
        long open = hits.get(hits.size() - 1).timeNs() / (60 * SECOND);
        double[] total = new double[8192];
        double[] sliding = new double[8192];
        double[] decayed = new double[8192];
        for (Hit hit : hits) {
            if (Double.isNaN(hit.value()) || hit.value() < 0 || hit.value() >= 4096) continue;
            int bin = (int) (hit.value() / 0.5);
            long slice = hit.timeNs() / (60 * SECOND);
            total[bin]++;
            if (slice > open - 3) sliding[bin]++;
            decayed[bin] += slice == open ? 1 : Math.pow(2, -(open - 1 - slice) / 4.0);
        }
        assertThat(full(histograms.total())).isEqualTo(total);
        assertThat(full(histograms.sliding())).isEqualTo(sliding);
        assertThat(full(histograms.decayed())).containsExactly(decayed, within(1e-9));
    }

    private static double[] full(View view) {
        double[] all = new double[8192];
        System.arraycopy(view.contents(), 0, all, (int) (view.lowEdge() / 0.5), view.contents().length);
        return all;
    }

    @Test
    void countsWhatLiesBeyondTheAxisWithoutBinningIt() {
        var histograms = new RollingHistograms(SETTINGS, new InMemoryChannelStore());
        double[] values = {-0.001, 0, 4095.99, 4096, Double.NaN, Double.POSITIVE_INFINITY};
        for (int i = 0; i < values.length; i++) histograms.add(i * SECOND, i, values[i]);
        assertThat(histograms.totals()).isEqualTo(new Totals(6, 4, 0, 5 * SECOND));
        assertThat(histograms.total().contents()).hasSize(8192);
        assertThat(java.util.Arrays.stream(histograms.total().contents()).sum()).isEqualTo(2);
    }

    @Test
    void keepsNoSliceOlderThanTheRing() {
        var store = new InMemoryChannelStore();
        var histograms = new RollingHistograms(SETTINGS, store);
        for (int minute = 0; minute < 200; minute++) histograms.add(minute * 60 * SECOND, minute, 100);
        assertThat(store.values().keySet().stream()
                        .filter(key -> key.kind() == 's')
                        .map(StateKey::major)
                        .distinct())
                .containsExactlyInAnyOrder(197L, 198L);
        histograms.advance(1000 * 60 * SECOND);
        assertThat(store.values().keySet()).noneMatch(key -> key.kind() == 's');
        histograms.clear();
        assertThat(store.values().keySet()).allMatch(key -> key.kind() == 't' || key.kind() == 'p');
    }

    @Test
    void epochsSplitAndJoinWithoutLosingACount() {
        var histograms = new RollingHistograms(SETTINGS, new InMemoryChannelStore());
        List<Hit> hits = hits(7, 200);
        for (int i = 0; i < 100; i++)
            histograms.add(hits.get(i).timeNs(), i, hits.get(i).value());
        histograms.fine().beginEpoch();
        for (int i = 100; i < 200; i++)
            histograms.add(hits.get(i).timeNs(), i, hits.get(i).value());
        int[] total = histograms.fine().total().range(0, 32768);
        int[] epoch = histograms.fine().epoch().range(0, 32768);
        assertThat(java.util.Arrays.stream(epoch).sum()).isBetween(90, 100);
        histograms.fine().joinEpochs();
        assertThat(histograms.fine().epoch().range(0, 32768)).isEqualTo(total);
        assertThat(histograms.fine().total().range(0, 32768)).isEqualTo(total);
    }
}
