package org.driftwatch.calibrators.germanium.dplms;

/**
 * Weights of what a filter must avoid, and what pulses it is made from.
 *
 * @param noise weight of the noise ({@code nm})
 * @param area weight of the area of the filter ({@code za})
 * @param pileUp weight of the pile-up term ({@code pl})
 * @param flatTop weight of unequal pulses ({@code ft})
 * @param risePercentile pulses up to this percentile of the rise time are used ({@code rt})
 * @param pileUpThreshold per cent of the highest bin of pulse positions below which a position is pile-up ({@code pt})
 */
public record Penalties(
        double noise, double area, double pileUp, double flatTop, double risePercentile, double pileUpThreshold) {
    public Penalties {
        require("nm", noise);
        require("za", area);
        require("pl", pileUp);
        require("ft", flatTop);
        if (!(risePercentile > 0 && risePercentile <= 100))
            throw new IllegalArgumentException("rt must be above 0 and at most 100, was " + risePercentile);
        if (!(pileUpThreshold >= 0 && pileUpThreshold <= 100))
            throw new IllegalArgumentException("pt must be 0 to 100, was " + pileUpThreshold);
    }

    private static void require(String field, double value) {
        if (!(value >= 0) || Double.isInfinite(value))
            throw new IllegalArgumentException(field + " must be finite and at least 0, was " + value);
    }
}
