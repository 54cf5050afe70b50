package org.driftwatch.calibrators.simulation.grid;

import org.driftwatch.calibrators.simulation.interpolation.Interpolated;

/**
 * Limits between known conditions; NaN outside them. On a regular table the triangulation is not unique, and then the limits
 * are ranges; a value is the middle of its range.
 */
public record PointLimits(Interpolated energyTeV, Interpolated radiusM, Interpolated viewconeDeg) {
    /** The middle of the range. */
    public static double value(Interpolated range) {
        return range.lowest() + (range.highest() - range.lowest()) / 2;
    }

    /** Whether any triangulation gives the same three values. */
    public boolean unique() {
        return energyTeV.unique() && radiusM.unique() && viewconeDeg.unique();
    }

    public boolean outside() {
        return energyTeV.outside();
    }
}
