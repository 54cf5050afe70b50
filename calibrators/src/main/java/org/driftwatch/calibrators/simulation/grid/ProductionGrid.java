package org.driftwatch.calibrators.simulation.grid;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.driftwatch.calibrators.simulation.statistics.Form;

/**
 * The Cartesian product of axes, the last one fastest, with limits at each point.
 *
 * <p>{@code COMPAT} finds the limits as the peer does: by binary search of the point's value in the values of its axis, which
 * for an azimuth that passes north are not sorted, so that some points get those of another azimuth.
 */
public final class ProductionGrid {
    private final List<GridAxis> axes;
    private final List<double[]> values;
    private final Form form;
    private final Optional<LimitCube> cube;

    /**
     * @param axes at least one, each name once
     * @param table limits by condition; then there must be axes zenith_angle, azimuth and nsb
     */
    public ProductionGrid(List<GridAxis> axes, Optional<LimitTable> table, Form form) {
        if (axes.isEmpty()) throw new IllegalArgumentException("axes must be at least 1, were 0");
        this.axes = List.copyOf(axes);
        this.values = axes.stream().map(GridAxis::values).toList();
        this.form = form;
        this.cube = table.map(this::cube);
    }

    private LimitCube cube(LimitTable table) {
        return LimitCube.of(table, new double[][] {
            values.get(axis(GridAxis.ZENITH)), values.get(axis(GridAxis.AZIMUTH)), values.get(axis(GridAxis.NSB))
        });
    }

    private int axis(String name) {
        for (int i = 0; i < axes.size(); i++) if (axes.get(i).name().equals(name)) return i;
        throw new IllegalArgumentException("axes must have " + name + " for limits, were "
                + axes.stream().map(GridAxis::name).toList());
    }

    public List<GridAxis> axes() {
        return axes;
    }

    /** Values of an axis. */
    public double[] values(int axis) {
        return values.get(axis).clone();
    }

    public List<LimitedPoint> points() {
        List<LimitedPoint> points = new ArrayList<>();
        int[] at = new int[axes.size()];
        do points.add(point(at));
        while (advance(at));
        return points;
    }

    private boolean advance(int[] at) {
        for (int axis = at.length - 1; axis >= 0; axis--) {
            if (++at[axis] < values.get(axis).length) return true;
            at[axis] = 0;
        }
        return false;
    }

    private LimitedPoint point(int[] at) {
        List<Double> coordinates = new ArrayList<>();
        for (int axis = 0; axis < at.length; axis++) coordinates.add(values.get(axis)[at[axis]]);
        return new LimitedPoint(
                coordinates,
                cube.map(limits ->
                        limits.at(place(at, GridAxis.ZENITH), place(at, GridAxis.AZIMUTH), place(at, GridAxis.NSB))));
    }

    private int place(int[] at, String name) {
        int axis = axis(name);
        if (form == Form.PRODUCT) return at[axis];
        return LimitCube.searched(values.get(axis), values.get(axis)[at[axis]]);
    }
}
