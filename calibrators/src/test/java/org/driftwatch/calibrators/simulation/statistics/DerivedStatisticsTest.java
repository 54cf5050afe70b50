package org.driftwatch.calibrators.simulation.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import org.driftwatch.topics.simulation.MonteCarloSample;
import org.driftwatch.topics.simulation.ReconstructedEvents;
import org.driftwatch.topics.simulation.SimulatedSpectrum;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DerivedStatisticsTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aProductionOfTheDerivedSizeReachesItsTarget(long seed) {
        StatisticalErrors first = Production.EVALUATOR.evaluate(Production.sample(20, 400, seed), Form.PRODUCT);
        DerivedStatistics derived = new DerivedStatistics(first);
        assertThat(derived.scaling()).isGreaterThan(1);
        MonteCarloSample larger = Production.sample(20, 400 * derived.scaling(), seed + 100);
        StatisticalErrors second = Production.EVALUATOR.evaluate(larger, Form.PRODUCT);
        // the limiting bin of the first has few events, so its error is known to 1/(2 sqrt(k)) only
        double k = first.byTrueEnergy()[first.limitingBin()];
        assertThat(second.maxError()).isCloseTo(0.05, within(4 * 0.05 / (2 * Math.sqrt(k))));
    }

    @Test
    void eachBinNeedsWhatBringsItsOwnErrorToTheTarget() {
        StatisticalErrors errors = Production.EVALUATOR.evaluate(Production.sample(20, 400, 4L), Form.PRODUCT);
        DerivedStatistics derived = new DerivedStatistics(errors);
        double[] needed = derived.needed();
        for (int bin = 0; bin < needed.length; bin++) {
            double ratio = errors.efficiencies().relativeErrors()[bin] / 0.05;
            assertThat(needed[bin]).isCloseTo(errors.simulated()[bin] * ratio * ratio, within(1e-6));
        }
        assertThat(needed[errors.limitingBin()]).isCloseTo(derived.scaled()[errors.limitingBin()], within(1e-6));
        assertThat(derived.stillNeededSum()).isLessThan(derived.stillNeededOfSpectrum());
    }

    @Test
    void anEmptyBinNeedsNobodyKnowsHowMany() {
        MonteCarloSample sample = Production.sample(20, 400, 4L);
        ReconstructedEvents none = new ReconstructedEvents(new long[0], new long[0], new double[0], new double[0]);
        StatisticalErrors errors = Production.EVALUATOR.evaluate(
                new MonteCarloSample("", sample.point(), sample.simulated(), none, 1, 1), Form.PRODUCT);
        DerivedStatistics derived = new DerivedStatistics(errors);
        assertThat(errors.effectiveAreaConverged()).isFalse();
        assertThat(errors.undefinedBins()).hasSize(10);
        assertThat(derived.needed()).containsOnly(Double.NaN);
        assertThat(derived.scaledSum()).isNaN();
        assertThat(errors.threshold().valueTeV()).isNaN();
        assertThat(errors.resolution().estimate()).isNaN();
    }

    @Test
    void oneEventInABinOfFewDoesNotLiftTheThreshold() {
        double[] low = {1, 2, 4, 8, 16};
        double[] high = {2, 4, 8, 16, 32};
        double[] simulated = {1e6, 1e5, 1e4, 1e3, 2};
        double[] reconstructed = {10, 2000, 1000, 120, 1};
        EnergyBins bins = new EnergyBins(new SimulatedSpectrum(low, high, simulated).edgesTeV());
        double[] efficiency =
                Efficiencies.of(reconstructed, simulated, Form.PRODUCT).efficiency();
        EnergyThreshold product = EnergyThreshold.of(bins, reconstructed, simulated, ThresholdSettings.USUAL);
        assertThat(product.valueTeV()).isEqualTo(2);
        assertThat(product.lowestTeV()).isLessThanOrEqualTo(product.valueTeV());
        assertThat(product.highestTeV()).isGreaterThanOrEqualTo(product.valueTeV());
        assertThat(EnergyThreshold.ofPeer(bins, efficiency, 0.1).valueTeV()).isEqualTo(4);
    }

    @Test
    void energiesOutsideAndMetricsMissingAreSaid() {
        StatisticalErrors errors = Production.EVALUATOR.evaluate(Production.sample(20, 400, 4L), Form.PRODUCT);
        assertThatThrownBy(() -> new DerivedStatistics(errors).scaledAt(20000))
                .hasMessageContaining("energy 20000.0 TeV is outside the range of the simulated events");
        ProductionMetrics energyOnly = new ProductionMetrics(Optional.empty(), Production.METRICS.energyEstimate());
        ProductionMetrics areaOnly = new ProductionMetrics(Production.METRICS.effectiveArea(), Optional.empty());
        MonteCarloSample sample = Production.sample(20, 400, 4L);
        StatisticalErrors other =
                new StatisticalErrorEvaluator(energyOnly, ThresholdSettings.USUAL).evaluate(sample, Form.PRODUCT);
        assertThat(other.maxError()).isNaN();
        assertThatThrownBy(() -> new DerivedStatistics(other)).hasMessageContaining("uncertainty_effective_area");
        StatisticalErrorEvaluator area = new StatisticalErrorEvaluator(areaOnly, ThresholdSettings.USUAL);
        assertThat(area.evaluate(sample, Form.PRODUCT).energyEstimateReached()).isFalse();
        assertThatThrownBy(() -> area.evaluate(sample, Form.COMPAT)).hasMessage("Invalid metric specified.");
    }

    @Test
    void configurationRoundsUpAndWidensByItsFactorOnly() {
        SimulationConfiguration.Thrown thrown = new SimulationConfiguration.Thrown(1900, 10);
        SimulationConfiguration product = SimulationConfiguration.of(thrown, 10.2, 1);
        assertThat(product).isEqualTo(new SimulationConfiguration(1900, 10, 11));
        SimulationConfiguration peer = SimulationConfiguration.ofPeer(thrown, 10.2, 60, 45, 0.3);
        assertThat(peer.coreScatterM()).isCloseTo(200070, within(1e-6));
        assertThat(peer.viewconeDeg()).isCloseTo(1053, within(1e-9));
    }
}
