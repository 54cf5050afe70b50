package org.driftwatch.calibrators.simulation.statistics;

import java.util.Arrays;
import org.driftwatch.topics.run.EventTime;
import org.driftwatch.topics.simulation.ProductionStatus;

/** Puts together where a production stands. */
record MonitorReport(StatisticalErrors errors, Span span, int runs, long duplicates) {
    ProductionStatus status() {
        DerivedStatistics derived = errors.metrics().effectiveArea().isPresent() ? new DerivedStatistics(errors) : null;
        double ofSpectrum = derived == null ? Double.NaN : derived.stillNeededOfSpectrum();
        double rate = rate();
        EnergyThreshold threshold = errors.threshold();
        return new ProductionStatus(
                errors.point(),
                runs,
                errors.events(),
                duplicates,
                errors.edgesTeV(),
                errors.simulated(),
                errors.byTrueEnergy(),
                errors.efficiencies().relativeErrors(),
                errors.limitingBin() < 0 ? Double.NaN : errors.maxError(),
                errors.limitingBin() < 0 ? Double.NaN : errors.lowTeV()[errors.limitingBin()],
                errors.resolution().estimate(),
                threshold.valueTeV(),
                threshold.lowestTeV(),
                threshold.highestTeV(),
                derived == null ? new double[0] : derived.stillNeeded(),
                derived == null ? Double.NaN : derived.stillNeededSum(),
                ofSpectrum,
                rate,
                errors.effectiveAreaConverged() ? 0 : ofSpectrum / rate,
                errors.effectiveAreaConverged(),
                errors.energyEstimateReached(),
                EventTime.instant(span.fromNs()),
                EventTime.instant(span.untilNs()));
    }

    private double rate() {
        return span.seconds() > 0 ? Arrays.stream(errors.simulated()).sum() / span.seconds() : Double.NaN;
    }
}
