package org.driftwatch.app.production;

import org.driftwatch.app.settings.ProductionSettings.Configuration;
import org.driftwatch.calibrators.simulation.statistics.DerivedStatistics;
import org.driftwatch.calibrators.simulation.statistics.Form;
import org.driftwatch.calibrators.simulation.statistics.SimulationConfiguration;
import org.driftwatch.calibrators.simulation.statistics.SimulationConfiguration.Thrown;
import org.driftwatch.calibrators.simulation.statistics.StatisticalErrors;
import org.driftwatch.topics.simulation.MonteCarloSample;

/**
 * What to simulate at the grid point of one file.
 *
 * @param coreScatterArea radius of the cores [m]; the name is the peer's
 * @param viewcone radius of the cone of directions [deg]
 * @param numberOfEvents in counts, {@code ct}
 */
public record ConfiguredFile(double coreScatterArea, double viewcone, Measure numberOfEvents) {
    static ConfiguredFile of(MonteCarloSample sample, StatisticalErrors errors, Configuration asked) {
        Thrown thrown = new Thrown(sample.coreRangeM(), sample.viewconeDeg());
        double events = new DerivedStatistics(errors).scaledSum();
        SimulationConfiguration found = errors.form() == Form.COMPAT
                ? SimulationConfiguration.ofPeer(thrown, events, asked.azimuthDeg(), asked.elevationDeg(), asked.nsb())
                : SimulationConfiguration.of(thrown, events, asked.factor());
        return new ConfiguredFile(found.coreScatterM(), found.viewconeDeg(), new Measure(found.events(), "ct"));
    }
}
