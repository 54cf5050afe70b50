package org.driftwatch.calibrators.cherenkov.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.driftwatch.calibrators.cherenkov.graph.GraphOptions;
import org.driftwatch.calibrators.cherenkov.graph.GraphSolver;
import org.driftwatch.calibrators.cherenkov.pair.PairSample;
import org.driftwatch.calibrators.cherenkov.settings.EventFilters;
import org.driftwatch.calibrators.cherenkov.settings.PairSettings;
import org.driftwatch.calibrators.cherenkov.settings.SizeSettings;
import org.driftwatch.calibrators.cherenkov.settings.ThroughputSettings;
import org.driftwatch.calibrators.state.InMemoryChannelStore;
import org.driftwatch.topics.cherenkov.ArrayEvent;
import org.driftwatch.topics.cherenkov.ArrayEvent.Shower;
import org.driftwatch.topics.cherenkov.layout.Telescope;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What distance does to energies and sizes, on showers that fall on one side of a row of telescopes. */
class SlopesTest {
    private static final double PER_METRE = 0.05 / 150;
    private static final double FALL_M = 400;
    private static final int EVENTS = 4_000;

    private final List<Telescope> telescopes = telescopes();
    private final ArrayPairs pairs = new ArrayPairs(telescopes, PairSettings.defaults());
    private final References references = new References(pairs, ThroughputSettings.defaults());
    private final SortedMap<Integer, Double> throughput = new TreeMap<>();

    private static List<Telescope> telescopes() {
        List<Telescope> all = new ArrayList<>();
        for (int k = 0; k < 12; k++)
            all.add(new Telescope(k + 1, "MST", "MST_MST_Toy", 100 * (k / 3), 100 * (k % 3), 0));
        return all;
    }

    private List<ArrayEvent> events(long seed) {
        Random random = new Random(seed);
        for (Telescope each : telescopes) throughput.put(each.id(), 1 + 0.07 * random.nextGaussian());
        List<ArrayEvent> events = new ArrayList<>();
        for (int n = 0; n < EVENTS; n++) {
            double x = -300 + 800 * random.nextDouble();
            double y = 400 * random.nextDouble();
            double size = 1000 * StrictMath.exp(0.3 * random.nextGaussian());
            List<Shower> showers = new ArrayList<>();
            for (Telescope each : telescopes) {
                double distance = StrictMath.hypot(x - each.xM(), y - each.yM());
                if (distance > 350) continue;
                double light = throughput.get(each.id()) * StrictMath.exp(0.1 * random.nextGaussian());
                double energy = light * (1 + PER_METRE * (distance - 90));
                double seen = size * light * StrictMath.exp(-distance / FALL_M);
                showers.add(new Shower(each.id(), energy, 0.1 * energy, 0.9, distance, seen, 0.05, 0));
            }
            events.add(new ArrayEvent("a", "toy", 1, n, n, showers));
        }
        return events;
    }

    private List<PairSample> samples(PairMethod method, List<ArrayEvent> events) {
        PairCollector collector = new PairCollector(method, pairs, new InMemoryChannelStore(), 'e');
        for (int n = 0; n < events.size(); n++) collector.add(events.get(n), n);
        return collector.samples(events.size());
    }

    /** r.m.s. of ln c against the truth, both less their means. */
    private double deviation(Coefficients found) {
        double mean = 0;
        double square = 0;
        for (int k = 0; k < telescopes.size(); k++) {
            double off = found.x(k) - StrictMath.log(throughput.get(k + 1));
            mean += off / telescopes.size();
            square += off * off / telescopes.size();
        }
        return Math.sqrt(square - mean * mean);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void energiesThatRiseWithDistanceAreLevelled(long seed) {
        List<PairSample> samples = samples(EnergyMethod.of(EventFilters.of(0.5, 0.05, 0.3)), events(seed));
        CrossCalibration cross = new CrossCalibration(
                pairs,
                references,
                new TreeMap<>(),
                PairMean.HUBER,
                new GraphSolver(GraphOptions.THROUGHPUT.atLeast(2).robust()));
        DistanceSlope slope = cross.slope(samples);
        assertThat(slope.perMetre()).isCloseTo(PER_METRE, within(4 * slope.error()));
        assertThat(slope.error()).isPositive().isLessThan(PER_METRE / 3);
        double with = deviation(cross.global(samples, slope.before(Pooling.NONE, samples)));
        double without = deviation(cross.global(samples));
        assertThat(with).isLessThan(0.005).isLessThan(without);
        assertThat(slope.before(Pooling.NONE, samples)).isNotSameAs(Pooling.NONE);
        assertThat(DistanceSlope.NONE.before(Pooling.NONE, samples)).isSameAs(Pooling.NONE);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void sizesAreComparedAtEqualDistance(long seed) {
        SizeSettings usual = SizeSettings.defaults();
        List<PairSample> samples = samples(new SizeMethod(usual, telescopes), events(seed));
        InterCalibration plain = new InterCalibration(
                pairs, references, PairMean.CLIPPED, new GraphSolver(GraphOptions.THROUGHPUT.atLeast(5)));
        Coefficients without = new SizeCalibration(plain, false).of(samples).get("MST");
        Coefficients with = new SizeCalibration(plain, true).of(samples).get("MST");
        assertThat(SizeSlope.fit(pairs, samples).byType().get("MST"))
                .as("further away is dimmer: a = (S_i - S_j)/(S_i + S_j) rises with d_j - d_i")
                .isPositive();
        assertThat(deviation(with)).isLessThan(0.01);
        for (int k = 0; k < with.size(); k++)
            assertThat(with.solution().nodes().get(k).error())
                    .isLessThan(without.solution().nodes().get(k).error());
    }
}
