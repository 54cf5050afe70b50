package org.driftwatch.calibrators.simulation.statistics;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
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
                errors.efficiencies().efficiency(),
                errors.efficiencies().relativeErrors(),
                target(errors.metrics().effectiveArea()),
                errors.limitingBin() < 0 ? Double.NaN : errors.maxError(),
                errors.limitingBin() < 0 ? Double.NaN : errors.lowTeV()[errors.limitingBin()],
                IntStream.of(errors.undefinedBins())
                        .mapToDouble(bin -> errors.lowTeV()[bin])
                        .toArray(),
                errors.resolution().estimate(),
                target(errors.metrics().energyEstimate()),
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

    private static ProductionStatus.Target target(Optional<MetricTarget> metric) {
        return metric.map(asked -> new ProductionStatus.Target(asked.targetError(), asked.lowTeV(), asked.highTeV()))
                .orElse(null);
    }

    private double rate() {
        return span.seconds() > 0 ? Arrays.stream(errors.simulated()).sum() / span.seconds() : Double.NaN;
    }
}
