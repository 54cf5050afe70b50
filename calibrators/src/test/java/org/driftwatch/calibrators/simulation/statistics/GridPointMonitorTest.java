package org.driftwatch.calibrators.simulation.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.driftwatch.topics.simulation.MonteCarloSample;
import org.driftwatch.topics.simulation.ProductionStatus;
import org.driftwatch.topics.simulation.SimulatedSpectrum;
import org.driftwatch.topics.simulation.SimulationEvent;
import org.junit.jupiter.api.Test;

class GridPointMonitorTest {
    private static final MonteCarloSample SAMPLE = Production.sample(20, 400, 9L);

    private static GridPointMonitor monitor() {
        return new GridPointMonitor(Production.EVALUATOR, SAMPLE.point());
    }

    private static List<SimulationEvent> records(String run, MonteCarloSample sample) {
        List<SimulationEvent> records = new ArrayList<>();
        records.add(new SimulationEvent.Thrown(run, sample.point(), 0, 0, sample.simulated()));
        for (int i = 0; i < sample.events().count(); i++)
            records.add(new SimulationEvent.Reconstructed(
                    run,
                    sample.point(),
                    1_000_000L * i,
                    i,
                    sample.events().trueTeV()[i],
                    sample.events().reconstructedTeV()[i]));
        return records;
    }

    @Test
    void streamingEqualsBatchToTheBit() {
        GridPointMonitor monitor = monitor();
        records("7", SAMPLE).forEach(monitor::add);
        ProductionStatus status = monitor.status().orElseThrow();
        StatisticalErrors batch = Production.EVALUATOR.evaluate(SAMPLE, Form.PRODUCT);
        DerivedStatistics derived = new DerivedStatistics(batch);
        assertThat(status.maxError()).isEqualTo(batch.maxError());
        assertThat(status.energyEstimate()).isEqualTo(batch.resolution().estimate());
        assertThat(status.thresholdTeV()).isEqualTo(batch.threshold().valueTeV());
        assertThat(status.stillNeededPerBin()).isEqualTo(derived.stillNeeded());
        assertThat(status.stillNeeded()).isEqualTo(derived.stillNeededSum());
        assertThat(status.effectiveAreaConverged()).isFalse();
    }

    @Test
    void saysWhatItShallReachAndHowGoodEachBinIs() {
        GridPointMonitor monitor = monitor();
        monitor.add(records("7", SAMPLE).get(0));
        ProductionStatus empty = monitor.status().orElseThrow();
        MetricTarget asked = Production.EVALUATOR.metrics().effectiveArea().orElseThrow();
        assertThat(empty.effectiveAreaTarget())
                .isEqualTo(new ProductionStatus.Target(asked.targetError(), asked.lowTeV(), asked.highTeV()));
        assertThat(empty.undefinedBinsTeV())
                .isEqualTo(java.util.stream.IntStream.range(0, empty.simulated().length)
                        .filter(bin -> empty.simulated()[bin] > 0 && asked.covers(empty.edgesTeV()[bin]))
                        .mapToDouble(bin -> empty.edgesTeV()[bin])
                        .toArray());
        assertThat(empty.undefinedBinsTeV()).isNotEmpty();
        records("7", SAMPLE).forEach(monitor::add);
        ProductionStatus status = monitor.status().orElseThrow();
        assertThat(status.efficiency()).hasSameSizeAs(status.simulated());
        for (int bin = 0; bin < status.efficiency().length; bin++)
            if (status.simulated()[bin] > 0)
                assertThat(status.efficiency()[bin] * status.simulated()[bin])
                        .isCloseTo(status.reconstructed()[bin], within(1e-9));
    }

    @Test
    void withoutAMetricThereIsNoTarget() {
        ProductionMetrics metrics = new ProductionMetrics(
                java.util.Optional.of(new MetricTarget("", 0.02, 0.05, 20)), java.util.Optional.empty());
        GridPointMonitor monitor =
                new GridPointMonitor(new StatisticalErrorEvaluator(metrics, ThresholdSettings.USUAL), SAMPLE.point());
        records("7", SAMPLE).forEach(monitor::add);
        assertThat(monitor.status().orElseThrow().energyEstimateTarget()).isNull();
        assertThat(monitor.status().orElseThrow().effectiveAreaTarget().error()).isEqualTo(0.02);
    }

    @Test
    void whatComesAgainCountsOnce() {
        GridPointMonitor once = monitor();
        records("7", SAMPLE).forEach(once::add);
        GridPointMonitor twice = monitor();
        records("7", SAMPLE).forEach(twice::add);
        records("7", SAMPLE).forEach(record -> assertThat(twice.add(record)).isFalse());
        assertThat(twice.status().orElseThrow().duplicates())
                .isEqualTo(SAMPLE.events().count() + 1);
        assertThat(twice.status().orElseThrow().reconstructed())
                .isEqualTo(once.status().orElseThrow().reconstructed());
        assertThat(twice.status().orElseThrow().simulated())
                .isEqualTo(once.status().orElseThrow().simulated());
    }

    @Test
    void anySplitOfTheRunsAndARestartGiveTheSameBytes() {
        List<SimulationEvent> first = records("7", SAMPLE);
        List<SimulationEvent> second = records("8", Production.sample(20, 300, 10L));
        GridPointMonitor together = monitor();
        first.forEach(together::add);
        second.forEach(together::add);
        GridPointMonitor left = monitor();
        GridPointMonitor right = monitor();
        for (SimulationEvent record : second) {
            right.add(record);
            right = GridPointMonitor.of(Production.EVALUATOR, right.bytes());
        }
        first.forEach(left::add);
        right.add(left);
        assertThat(right.bytes()).isEqualTo(together.bytes());
        GridPointMonitor again = monitor();
        first.forEach(again::add);
        assertThatThrownBy(() -> again.add(left)).hasMessageContaining("run 7 must be counted once");
    }

    @Test
    void aHeartbeatReplacesTheOneBefore() {
        GridPointMonitor monitor = monitor();
        monitor.add(new SimulationEvent.Thrown("7", SAMPLE.point(), 0, 0, tenth(SAMPLE.simulated())));
        monitor.add(new SimulationEvent.Thrown("7", SAMPLE.point(), 2_000_000_000L, 1, SAMPLE.simulated()));
        ProductionStatus status = monitor.status().orElseThrow();
        assertThat(status.simulated()).isEqualTo(SAMPLE.simulated().events());
        double thrown = java.util.Arrays.stream(status.simulated()).sum();
        assertThat(status.thrownPerSecond()).isEqualTo(thrown / 2);
        assertThat(status.secondsToCompletion()).isNaN();
    }

    private static SimulatedSpectrum tenth(SimulatedSpectrum all) {
        double[] counts = all.events();
        for (int i = 0; i < counts.length; i++) counts[i] = Math.floor(counts[i] / 10);
        return new SimulatedSpectrum(all.lowTeV(), all.highTeV(), counts);
    }

    @Test
    void timeToCompletionIsWhatIsNeededOverTheRate() {
        GridPointMonitor monitor = monitor();
        records("7", SAMPLE).forEach(monitor::add);
        ProductionStatus status = monitor.status().orElseThrow();
        assertThat(status.secondsToCompletion())
                .isCloseTo(status.stillNeededOfSpectrum() / status.thrownPerSecond(), within(1e-9));
    }

    @Test
    void enoughEventsConverge() {
        MonteCarloSample large = Production.sample(20, 60_000, 3L);
        GridPointMonitor monitor = monitor();
        records("7", large).forEach(monitor::add);
        ProductionStatus status = monitor.status().orElseThrow();
        assertThat(status.effectiveAreaConverged()).isTrue();
        assertThat(status.energyEstimateReached()).isTrue();
        assertThat(status.secondsToCompletion()).isZero();
        assertThat(status.stillNeededOfSpectrum()).isZero();
    }

    @Test
    void recordsThatDoNotFitAreRefusedAndChangeNothing() {
        GridPointMonitor monitor = monitor();
        List<SimulationEvent> records = records("7", SAMPLE);
        assertThatThrownBy(() -> monitor.add(records.get(1))).hasMessageContaining("run 7 must say how many");
        assertThat(monitor.status()).isEmpty();
        monitor.add(records.get(0));
        byte[] before = monitor.bytes();
        assertThatThrownBy(() -> monitor.add(new SimulationEvent.Thrown(
                        "8",
                        SAMPLE.point(),
                        0,
                        0,
                        new SimulatedSpectrum(new double[] {1}, new double[] {2}, new double[] {5}))))
                .hasMessageContaining("must be on the edges");
        assertThatThrownBy(
                        () -> monitor.add(new SimulationEvent.Thrown("8", Production.at(30), 0, 0, SAMPLE.simulated())))
                .hasMessageContaining("grid point must be za20");
        assertThat(monitor.bytes()).isEqualTo(before);
    }

    @Test
    void fixedPointSumsAreExactInAnyOrder() {
        Random random = new Random(17L);
        List<Double> terms = new ArrayList<>();
        for (int i = 0; i < 500; i++) terms.add(random.nextGaussian() * StrictMath.pow(10, random.nextInt(8) - 3));
        FixedPointSum sum = FixedPointSum.ZERO;
        BigDecimal exact = BigDecimal.ZERO;
        for (double term : terms) {
            sum = sum.plus(term);
            exact = exact.add(new BigDecimal(term));
        }
        Collections.shuffle(terms, new Random(3L));
        FixedPointSum shuffled = FixedPointSum.ZERO;
        for (double term : terms) shuffled = shuffled.plus(term);
        assertThat(shuffled).isEqualTo(sum);
        assertThat(sum.value()).isCloseTo(exact.doubleValue(), within(1e-9 * Math.abs(exact.doubleValue())));
        assertThatThrownBy(() -> FixedPointSum.ZERO.plus(Double.NaN)).hasMessageContaining("was NaN");
    }
}
