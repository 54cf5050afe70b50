package org.driftwatch.calibrators.simulation.grid;

import java.util.List;
import java.util.Optional;

/**
 * @param values one per axis, in the order of the axes
 * @param limits empty without a lookup table
 */
public record LimitedPoint(List<Double> values, Optional<PointLimits> limits) {
    public LimitedPoint {
        values = List.copyOf(values);
    }
}
