package org.driftwatch.calibrators.simulation.interpolation;

import java.util.List;

/**
 * Linear interpolation on the Delaunay simplex around a query, in any number of dimensions.
 *
 * <p>No triangulation is built: the Delaunay simplex that holds q is the optimal basis of the linear programme
 * <pre>  minimise Σ w_j |p_j − q|²   with   Σ w_j = 1,  Σ w_j p_j = q,  w ≥ 0 </pre>
 * (the lower hull of the points lifted to a paraboloid), and the value is Σ w_j v_j. Points that tie for the optimum are those
 * on one empty sphere; over them Σ w_j v_j is minimised and maximised too, which is the range of all triangulations.
 * Outside the convex hull there are no such w.
 */
public final class DelaunayInterpolation {
    /** Rounding of the reduced cost of a point, relative to the size of the costs. */
    private static final double ROUNDING = 0x1p-47;

    private final double[][] points;
    private final double[] origin;
    private final double[] scale;

    /**
     * @param points all of one dimension, at least one
     * @param rescaled whether each axis is scaled to [0, 1] first, which decides who is near
     */
    public DelaunayInterpolation(List<double[]> points, boolean rescaled) {
        if (points.isEmpty()) throw new IllegalArgumentException("there must be at least 1 point, were 0");
        int dimensions = points.get(0).length;
        origin = new double[dimensions];
        scale = new double[dimensions];
        for (int axis = 0; axis < dimensions; axis++) scaleAxis(axis, points, rescaled);
        this.points = points.stream().map(this::scaled).toArray(double[][]::new);
    }

    private void scaleAxis(int axis, List<double[]> all, boolean rescaled) {
        double lowest = all.stream().mapToDouble(p -> p[axis]).min().orElseThrow();
        double highest = all.stream().mapToDouble(p -> p[axis]).max().orElseThrow();
        origin[axis] = rescaled ? lowest : 0;
        scale[axis] = rescaled && highest > lowest ? highest - lowest : 1;
    }

    private double[] scaled(double[] point) {
        if (point.length != scale.length)
            throw new IllegalArgumentException("point must have " + scale.length + " coordinates, had " + point.length);
        double[] scaled = new double[point.length];
        for (int axis = 0; axis < scaled.length; axis++) scaled[axis] = (point[axis] - origin[axis]) / scale[axis];
        return scaled;
    }

    /** @param values one per point, in their order */
    public Interpolated at(double[] query, double[] values) {
        if (values.length != points.length)
            throw new IllegalArgumentException("there must be " + points.length + " values, were " + values.length);
        double[][] columns = columns(scaled(query));
        LinearProgramme programme = new LinearProgramme(columns);
        if (!programme.feasible()) return Interpolated.OUTSIDE;
        double[] distances = squaredDistances(columns);
        programme.minimise(distances, ROUNDING);
        programme.keepTied(distances, ROUNDING);
        double lowest = programme.minimise(values, ROUNDING);
        double highest = -programme.minimise(negative(values), ROUNDING);
        return new Interpolated(lowest, highest);
    }

    private double[][] columns(double[] query) {
        double[][] columns = new double[points.length][query.length + 1];
        for (int j = 0; j < columns.length; j++) {
            columns[j][0] = 1;
            for (int axis = 0; axis < query.length; axis++) columns[j][axis + 1] = points[j][axis] - query[axis];
        }
        return columns;
    }

    private static double[] squaredDistances(double[][] columns) {
        double[] squared = new double[columns.length];
        for (int j = 0; j < squared.length; j++)
            for (int axis = 1; axis < columns[j].length; axis++) squared[j] += columns[j][axis] * columns[j][axis];
        return squared;
    }

    private static double[] negative(double[] values) {
        double[] negative = new double[values.length];
        for (int i = 0; i < negative.length; i++) negative[i] = -values[i];
        return negative;
    }
}
