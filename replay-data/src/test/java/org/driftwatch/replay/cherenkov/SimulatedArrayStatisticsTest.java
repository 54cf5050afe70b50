package org.driftwatch.replay.cherenkov;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.time.Instant;
import java.util.Map;
import org.driftwatch.topics.cherenkov.TelescopeEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The simulation agrees with the shared observation blocks on their own layout; another seed, so within fluctuations. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SimulatedArrayStatisticsTest {
    private static final Instant START = Instant.parse("2026-03-01T22:00:00Z");
    private static final int EVENTS = 2_200;

    private final VisibleArray visible = VisibleArray.read();
    private final ArraySettings settings = ArraySettings.defaults(11).withLayout(visible.layout());
    private final ReadBlock near = ReadBlock.of(settings, BlockPlan.of(4001, START, EVENTS, 20, 180));
    private final ReadBlock deep = ReadBlock.of(settings, BlockPlan.of(4004, START, EVENTS, 40, 0));

    @Test
    void asManyTelescopesTriggerAsInTheBlocks() {
        agree(near.source().statistics(), visible.statistics(4001));
        agree(deep.source().statistics(), visible.statistics(4004));
    }

    /** Standard deviation of a multiplicity is about 6.5, of a fraction about 0.5. */
    private static void agree(BlockStatistics seen, BlockStatistics expected) {
        assertThat(seen.events()).isEqualTo(expected.events());
        double error = Math.sqrt(2.0 / EVENTS);
        assertThat(perEvent(seen.telescopeEvents())).isCloseTo(perEvent(expected.telescopeEvents()), within(4 * 6.5 * error));
        assertThat(perEvent(seen.gammas())).isCloseTo(perEvent(expected.gammas()), within(4 * 0.47 * error));
        assertThat(EVENTS / (double) seen.thrown())
                .isCloseTo(EVENTS / (double) expected.thrown(), within(4 * 0.49 * Math.sqrt(2.0 / expected.thrown())));
    }

    private static double perEvent(long count) {
        return count / (double) EVENTS;
    }

    /** Quantiles of the true energies of block 4001. */
    @Test
    void energiesOfTriggeredShowersAreThoseOfTheBlock() {
        Map.of(0.25, 0.168, 0.5, 0.337, 0.75, 0.859, 0.9, 3.00)
                .forEach((fraction, energy) -> assertThat(ReadBlock.quantile(
                                near.showers().values().stream().mapToDouble(TrueShower::energyTeV), fraction))
                        .isCloseTo(energy, withinPercentage(20)));
    }

    /** Medians of hillas_intensity over the telescopes of a type, blocks 4001 and 4004. */
    @Test
    void imageSizesAreThoseOfTheBlocks() {
        assertThat(medianSize(near, "LST")).isCloseTo(337.5, withinPercentage(10));
        assertThat(medianSize(near, "MST")).isCloseTo(232.9, withinPercentage(10));
        assertThat(medianSize(near, "SST")).isCloseTo(111.3, withinPercentage(10));
        assertThat(medianSize(deep, "LST")).isCloseTo(316.3, withinPercentage(10));
        assertThat(medianSize(deep, "MST")).isCloseTo(202.2, withinPercentage(10));
        assertThat(medianSize(deep, "SST")).isCloseTo(102.9, withinPercentage(10));
    }

    private static double medianSize(ReadBlock block, String type) {
        return ReadBlock.quantile(block.ofType(type).stream().mapToDouble(block::sizePe), 0.5);
    }

    /** Spread within pairs, wide filters, blocks 4001 and 4004. */
    @Test
    void energiesOfTwoTelescopesScatterAsInTheBlocks() {
        assertThat(near.logRatioSpread("LST", 250)).isCloseTo(0.163, withinPercentage(20));
        assertThat(near.logRatioSpread("MST", 250)).isCloseTo(0.180, withinPercentage(20));
        assertThat(near.logRatioSpread("SST", 450)).isCloseTo(0.240, withinPercentage(20));
        assertThat(deep.logRatioSpread("LST", 250)).isCloseTo(0.161, withinPercentage(20));
        assertThat(deep.logRatioSpread("MST", 250)).isCloseTo(0.177, withinPercentage(20));
        assertThat(deep.logRatioSpread("SST", 450)).isCloseTo(0.218, withinPercentage(20));
    }

    @Test
    void gammasAndHadronsAreToldApartAsInTheBlocks() {
        assertThat(meanGammaness(true)).isCloseTo(0.748, within(0.02));
        assertThat(meanGammaness(false)).isCloseTo(0.29, within(0.03));
        double invalid = near.events().stream().filter(event -> Double.isNaN(near.energyTeV(event))).count()
                / (double) near.events().size();
        assertThat(invalid).isCloseTo(0.03, within(4 * Math.sqrt(0.03 / near.events().size())));
    }

    private double meanGammaness(boolean gamma) {
        return near.events().stream()
                .filter(event -> near.showers().get(event.event()).isGamma() == gamma)
                .mapToDouble(near::gammaness)
                .filter(prediction -> !Double.isNaN(prediction))
                .average()
                .orElseThrow();
    }

    @Test
    void leakageIsThatOfTheBlock() {
        Map.of(0.1, 0.0142, 0.25, 0.0332, 0.5, 0.0703, 0.75, 0.125, 0.9, 0.195, 0.99, 0.344)
                .forEach((fraction, leakage) -> assertThat(ReadBlock.quantile(
                                near.events().stream().mapToDouble(this::leakage), fraction))
                        .as("quantile " + fraction)
                        .isCloseTo(leakage, withinPercentage(20)));
    }

    private double leakage(TelescopeEvent event) {
        return near.value(event, "leakage_intensity_width_2");
    }
}
