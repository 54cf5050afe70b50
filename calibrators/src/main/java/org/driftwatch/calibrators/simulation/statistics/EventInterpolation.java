package org.driftwatch.calibrators.simulation.statistics;

import java.util.List;
import java.util.stream.IntStream;
import org.driftwatch.calibrators.simulation.interpolation.Interpolated;
import org.driftwatch.topics.simulation.GridPoint;

/**
 * Derived events at any energy and condition. Per grid point, ln(events) is linear in ln(energy) between the geometric middles
 * of the bins that have events; between grid points the events are linear ({@link ConditionInterpolation}). NaN outside both.
 */
public final class EventInterpolation {
    private final List<Curve> curves;
    private final ConditionInterpolation conditions;

    public EventInterpolation(List<StatisticalErrors> errors, ConditionInterpolation.Zenith zenith) {
        if (errors.isEmpty()) throw new IllegalArgumentException("there must be at least 1 grid point, were 0");
        curves = errors.stream()
                .map(each -> Curve.of(each.bins(), new DerivedStatistics(each).scaled()))
                .toList();
        List<GridPoint> points = errors.stream().map(StatisticalErrors::point).toList();
        conditions = new ConditionInterpolation(points, zenith);
    }

    public double at(GridQuery query) {
        double[] events = curves.stream()
                .mapToDouble(curve -> curve.at(query.energyTeV()))
                .toArray();
        return new Known(events).at(conditions, query);
    }

    /** A grid point that does not reach this energy makes only those queries unknown that it has a say in. */
    private record Known(double[] events) {
        private static final double ROUNDING = 1e-12;

        double at(ConditionInterpolation conditions, GridQuery query) {
            double[] values = events.clone();
            double[] unknown = new double[events.length];
            for (int i = 0; i < values.length; i++)
                if (Double.isNaN(values[i])) {
                    values[i] = 0;
                    unknown[i] = 1;
                }
            Interpolated value = conditions.at(query, values);
            return conditions.at(query, unknown).highest() > ROUNDING ? Double.NaN : value.highest();
        }
    }

    /** ln events against ln energy. */
    private record Curve(double[] lnEnergies, double[] lnEvents) {
        static Curve of(EnergyBins bins, double[] events) {
            int[] filled = IntStream.range(0, events.length)
                    .filter(bin -> events[bin] > 0)
                    .toArray();
            return new Curve(
                    IntStream.of(filled)
                            .mapToDouble(b -> StrictMath.log(bins.geometricMiddle(b)))
                            .toArray(),
                    IntStream.of(filled)
                            .mapToDouble(b -> StrictMath.log(events[b]))
                            .toArray());
        }

        double at(double energyTeV) {
            double x = StrictMath.log(energyTeV);
            for (int i = 0; i + 1 < lnEnergies.length; i++)
                if (x >= lnEnergies[i] && x <= lnEnergies[i + 1]) return StrictMath.exp(between(i, x));
            return Double.NaN;
        }

        private double between(int i, double x) {
            double share = (x - lnEnergies[i]) / (lnEnergies[i + 1] - lnEnergies[i]);
            return lnEvents[i] + share * (lnEvents[i + 1] - lnEvents[i]);
        }
    }
}
