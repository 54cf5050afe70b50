package org.driftwatch.calibrators.simulation.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One number for all metrics: each error over its target, averaged or the largest; 1 or less is good enough.
 *
 * <p>The peer combines errors as they are, over all bins, knows {@code uncertainty_effective_area} and
 * {@code error_gamma_ray_psf} only, and so fails on every real set of metrics, which has {@code energy_estimate}.
 */
public enum OverallMetric {
    AVERAGE,
    MAXIMUM;

    public static OverallMetric of(String name) {
        for (OverallMetric each : values())
            if (each.name().toLowerCase(java.util.Locale.ROOT).equals(name)) return each;
        throw new IllegalArgumentException("Unsupported metric: " + name);
    }

    /** Dimensionless; NaN while an error is not known. */
    public double of(StatisticalErrors errors) {
        List<Double> normalised = new ArrayList<>();
        errors.metrics()
                .effectiveArea()
                .ifPresent(target -> normalised.add(
                        errors.undefinedBins().length > 0 || errors.limitingBin() < 0
                                ? Double.NaN
                                : errors.maxError() / target.targetError()));
        errors.metrics()
                .energyEstimate()
                .ifPresent(target -> normalised.add(errors.resolution().estimate() / target.targetError()));
        return combine(normalised);
    }

    /** As the peer: the errors by the name of their metric. @throws IllegalArgumentException for one it does not know */
    public double ofPeer(Map<String, Double> errorsByMetric) {
        for (String name : errorsByMetric.keySet())
            if (!name.equals(ProductionMetrics.EFFECTIVE_AREA) && !name.equals("error_gamma_ray_psf"))
                throw new IllegalArgumentException("Unsupported result type for " + name);
        return combine(List.copyOf(errorsByMetric.values()));
    }

    private double combine(List<Double> errors) {
        double sum = 0;
        double largest = Double.NEGATIVE_INFINITY;
        for (double error : errors) {
            sum += error;
            largest = Math.max(largest, error);
        }
        return this == AVERAGE ? sum / errors.size() : largest;
    }
}
