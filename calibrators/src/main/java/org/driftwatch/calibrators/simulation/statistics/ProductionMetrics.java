package org.driftwatch.calibrators.simulation.statistics;

import java.util.Optional;

/** The metrics of a production; either may be absent, but not both. */
public record ProductionMetrics(Optional<MetricTarget> effectiveArea, Optional<MetricTarget> energyEstimate) {
    public static final String EFFECTIVE_AREA = "uncertainty_effective_area";
    public static final String ENERGY_ESTIMATE = "energy_estimate";

    public ProductionMetrics {
        if (effectiveArea.isEmpty() && energyEstimate.isEmpty())
            throw new IllegalArgumentException(
                    "there must be a metric " + EFFECTIVE_AREA + " or " + ENERGY_ESTIMATE + ", was none");
    }
}
