package org.driftwatch.calibrators.simulation.statistics;

import java.util.ArrayList;
import java.util.List;
import org.driftwatch.calibrators.simulation.interpolation.DelaunayInterpolation;
import org.driftwatch.calibrators.simulation.interpolation.Interpolated;
import org.driftwatch.topics.simulation.GridPoint;

/**
 * A number known at some grid points, linear between them along the axes (azimuth, zenith, background, offset) that vary;
 * NaN outside. With one varying axis that is the straight line between neighbours, with more the Delaunay simplex. Azimuth is a
 * circle: each point counts at ±360° too; the peer cuts the circle at 0°.
 */
public final class ConditionInterpolation {
    private static final double CIRCLE_DEG = 360;

    /** What is linear: the zenith angle, or 1/cos of it, the thickness of the atmosphere. */
    public enum Zenith {
        ANGLE,
        INVERSE_COSINE
    }

    private final Zenith zenith;
    private final boolean circle;
    private final int turns;
    private final VaryingAxes axes;
    private final DelaunayInterpolation between;

    /** In product form. */
    public ConditionInterpolation(List<GridPoint> points, Zenith zenith) {
        this(points, zenith, Form.PRODUCT);
    }

    public static ConditionInterpolation ofPeer(List<GridPoint> points) {
        return new ConditionInterpolation(points, Zenith.ANGLE, Form.COMPAT);
    }

    private ConditionInterpolation(List<GridPoint> points, Zenith zenith, Form form) {
        this.zenith = zenith;
        circle = form == Form.PRODUCT;
        List<double[]> conditions = points.stream()
                .map(p -> seen(new double[] {p.azimuthDeg(), p.zenithDeg(), p.nsb(), p.offsetDeg()}))
                .toList();
        axes = new VaryingAxes(conditions);
        turns = circle && axes.vary(0) ? 3 : 1;
        between = new DelaunayInterpolation(axes.of(turned(conditions)), false);
    }

    private List<double[]> turned(List<double[]> conditions) {
        List<double[]> all = new ArrayList<>();
        for (int turn = 0; turn < turns; turn++)
            for (double[] each : conditions) {
                double[] turned = each.clone();
                turned[0] += CIRCLE_DEG * (turn - turns / 2);
                all.add(turned);
            }
        return all;
    }

    /** @param values one per grid point, in their order */
    public Interpolated at(GridQuery query, double[] values) {
        double[] all = new double[turns * values.length];
        for (int turn = 0; turn < turns; turn++)
            System.arraycopy(values, 0, all, turn * values.length, values.length);
        return between.at(axes.of(seen(query.conditions())), all);
    }

    private double[] seen(double[] conditions) {
        if (circle) conditions[0] -= CIRCLE_DEG * Math.floor(conditions[0] / CIRCLE_DEG);
        if (zenith == Zenith.INVERSE_COSINE) conditions[1] = 1 / StrictMath.cos(StrictMath.toRadians(conditions[1]));
        return conditions;
    }
}
