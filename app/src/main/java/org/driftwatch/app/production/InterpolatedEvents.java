package org.driftwatch.app.production;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.driftwatch.calibrators.simulation.interpolation.Interpolated;
import org.driftwatch.calibrators.simulation.statistics.ConditionInterpolation;
import org.driftwatch.calibrators.simulation.statistics.EventInterpolation;
import org.driftwatch.calibrators.simulation.statistics.Form;
import org.driftwatch.calibrators.simulation.statistics.GridQuery;
import org.driftwatch.calibrators.simulation.statistics.PeerEventInterpolation;
import org.driftwatch.calibrators.simulation.statistics.PeerEventInterpolation.Values;
import org.driftwatch.calibrators.simulation.statistics.StatisticalErrors;

/**
 * Derived events between energies and grid points, one number per query; null outside.
 *
 * @param queryPoints energy [TeV], azimuth, zenith [deg], night-sky background, offset [deg]
 * @param values ln events linear in ln energy, then events linear between grid points
 * @param peer in compat form: the peer's, whose values are shifted from the second file on
 * @param aligned in compat form: the peer's with that shift removed
 * @param peerRange smallest and largest value of all Delaunay triangulations; they differ on grids
 * @param dataLen in compat form: values the peer uses, and {@code gridLen} points
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record InterpolatedEvents(
        List<double[]> queryPoints,
        double[] values,
        double[] peer,
        double[] aligned,
        List<double[]> peerRange,
        List<double[]> alignedRange,
        Integer dataLen,
        Integer gridLen) {

    static InterpolatedEvents of(
            List<StatisticalErrors> errors, List<GridQuery> queries, ConditionInterpolation.Zenith zenith, Form form) {
        List<double[]> points =
                queries.stream().map(InterpolatedEvents::numbers).toList();
        double[] values = product(errors, queries, zenith);
        if (form == Form.PRODUCT) return new InterpolatedEvents(points, values, null, null, null, null, null, null);
        PeerEventInterpolation shipped = new PeerEventInterpolation(errors, Values.AS_SHIPPED);
        PeerEventInterpolation aligned = new PeerEventInterpolation(errors, Values.ALIGNED);
        List<Interpolated> peer = queries.stream().map(shipped::at).toList();
        List<Interpolated> right = queries.stream().map(aligned::at).toList();
        return new InterpolatedEvents(
                points,
                values,
                highest(peer),
                highest(right),
                ranges(peer),
                ranges(right),
                shipped.size(),
                shipped.size());
    }

    private static double[] product(
            List<StatisticalErrors> errors, List<GridQuery> queries, ConditionInterpolation.Zenith zenith) {
        EventInterpolation interpolation = new EventInterpolation(errors, zenith);
        return queries.stream().mapToDouble(interpolation::at).toArray();
    }

    private static double[] numbers(GridQuery query) {
        return new double[] {query.energyTeV(), query.azimuthDeg(), query.zenithDeg(), query.nsb(), query.offsetDeg()};
    }

    private static double[] highest(List<Interpolated> values) {
        return values.stream().mapToDouble(Interpolated::highest).toArray();
    }

    private static List<double[]> ranges(List<Interpolated> values) {
        return values.stream().map(v -> new double[] {v.lowest(), v.highest()}).toList();
    }
}
