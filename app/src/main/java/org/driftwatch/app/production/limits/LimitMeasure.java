package org.driftwatch.app.production.limits;

import org.driftwatch.calibrators.simulation.limits.LossLimit;

/**
 * A limit with its unit and how far to trust it; the names are those of {@link LossLimit}, and null stands for "no number is
 * enough" and "without events".
 */
public record LimitMeasure(
        double value,
        String unit,
        long events,
        long lost,
        double lossUpperBound,
        double guarded,
        double confident,
        Long eventsNeeded,
        Long eventsToConverge,
        boolean converged) {
    static LimitMeasure of(LossLimit limit, String unit) {
        return new LimitMeasure(
                limit.value(),
                unit,
                limit.events(),
                limit.lost(),
                limit.lossUpperBound(),
                limit.guarded(),
                limit.confident(),
                orNull(limit.eventsNeeded()),
                orNull(limit.eventsToConverge()),
                limit.converged());
    }

    private static Long orNull(long number) {
        return number < 0 ? null : number;
    }
}
