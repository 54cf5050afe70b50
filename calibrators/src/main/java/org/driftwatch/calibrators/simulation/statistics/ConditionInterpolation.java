package org.driftwatch.calibrators.simulation.statistics;

import java.util.List;
import org.driftwatch.calibrators.simulation.interpolation.DelaunayInterpolation;
import org.driftwatch.calibrators.simulation.interpolation.Interpolated;
import org.driftwatch.topics.simulation.GridPoint;

/**
 * A number known at some grid points, linear between them along the axes (azimuth, zenith, background, offset) that vary;
 * NaN outside. With one varying axis that is the straight line between neighbours, with more the Delaunay simplex.
 */
public final class ConditionInterpolation {
    /** What is linear: the zenith angle, or 1/cos of it, the thickness of the atmosphere. */
    public enum Zenith {
        ANGLE,
        INVERSE_COSINE
    }

    private final Zenith zenith;
    private final VaryingAxes axes;
    private final DelaunayInterpolation between;

    public ConditionInterpolation(List<GridPoint> points, Zenith zenith) {
        this.zenith = zenith;
        List<double[]> conditions = points.stream()
                .map(p -> seen(new double[] {p.azimuthDeg(), p.zenithDeg(), p.nsb(), p.offsetDeg()}))
                .toList();
        axes = new VaryingAxes(conditions);
        between = new DelaunayInterpolation(axes.of(conditions), false);
    }

    /** @param values one per grid point, in their order */
    public Interpolated at(GridQuery query, double[] values) {
        return between.at(axes.of(seen(query.conditions())), values);
    }

    private double[] seen(double[] conditions) {
        if (zenith == Zenith.INVERSE_COSINE) conditions[1] = 1 / StrictMath.cos(StrictMath.toRadians(conditions[1]));
        return conditions;
    }
}
