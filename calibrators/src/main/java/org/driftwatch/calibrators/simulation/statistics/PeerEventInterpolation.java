package org.driftwatch.calibrators.simulation.statistics;

import java.util.ArrayList;
import java.util.List;
import org.driftwatch.calibrators.simulation.interpolation.DelaunayInterpolation;
import org.driftwatch.calibrators.simulation.interpolation.Interpolated;

/**
 * Derived events as the peer interpolates them: points are the arithmetic middles of all rows of the file but the last of each grid point,
 * with its conditions; axes that vary are scaled to [0, 1]; linear on Delaunay simplices; NaN outside the hull.
 *
 * <p>The peer's values are those of <em>all</em> bins, one after the other: from the second grid point on they are shifted by
 * 1, 2, 3 … bins ({@link Values#AS_SHIPPED}); {@link Values#ALIGNED} leaves the last bin out of the values too. Bins of equal
 * energy at two conditions make rectangles, where the triangulation is not unique: the peer takes whichever diagonal its
 * library's rounding leads to, hence the range.
 */
public final class PeerEventInterpolation {
    public enum Values {
        AS_SHIPPED,
        ALIGNED
    }

    private final VaryingAxes axes;
    private final DelaunayInterpolation between;
    private final double[] values;

    public PeerEventInterpolation(List<StatisticalErrors> errors, Values kind) {
        List<double[]> points = new ArrayList<>();
        List<Double> events = new ArrayList<>();
        for (StatisticalErrors each : errors) {
            double[] scaled = new DerivedStatistics(each).scaled();
            int last = scaled.length - 1;
            for (int bin = 0; bin < last; bin++)
                points.add(query(each, (each.lowTeV()[bin] + each.highTeV()[bin]) / 2)
                        .all());
            for (int bin = 0; bin < (kind == Values.ALIGNED ? last : last + 1); bin++) events.add(scaled[bin]);
        }
        axes = new VaryingAxes(points);
        between = new DelaunayInterpolation(axes.of(points), true);
        values = events.stream()
                .limit(points.size())
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    private static GridQuery query(StatisticalErrors errors, double energyTeV) {
        return new GridQuery(
                energyTeV,
                errors.point().azimuthDeg(),
                errors.point().zenithDeg(),
                errors.point().nsb(),
                errors.point().offsetDeg());
    }

    public Interpolated at(GridQuery query) {
        return between.at(axes.of(query.all()), values);
    }

    /** Points, and values used. */
    public int size() {
        return values.length;
    }
}
