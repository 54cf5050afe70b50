package org.driftwatch.calibrators.simulation.grid;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.function.ToDoubleFunction;
import org.driftwatch.calibrators.simulation.interpolation.DelaunayInterpolation;

/**
 * Limits of one layout, linear on the Delaunay simplex around (zenith, azimuth, background). Each row stands at its azimuth and
 * at ±360° of it, so that the circle closes.
 */
public final class LimitTable {
    private static final double[] TURNS = {0, -360, 360};

    private final DelaunayInterpolation between;
    private final double[] energies;
    private final double[] radii;
    private final double[] viewcones;

    private LimitTable(List<LookupRow> rows) {
        List<double[]> points = new ArrayList<>();
        for (double turn : TURNS)
            for (LookupRow row : rows) points.add(new double[] {row.zenithDeg(), row.azimuthDeg() + turn, row.nsb()});
        between = new DelaunayInterpolation(points, false);
        energies = copies(rows, LookupRow::energyTeV);
        radii = copies(rows, LookupRow::radiusM);
        viewcones = copies(rows, LookupRow::viewconeDeg);
    }

    private static double[] copies(List<LookupRow> rows, ToDoubleFunction<LookupRow> value) {
        double[] values = new double[TURNS.length * rows.size()];
        for (int i = 0; i < values.length; i++) values[i] = value.applyAsDouble(rows.get(i % rows.size()));
        return values;
    }

    /** @throws IllegalArgumentException when no row has this set of telescopes */
    public static LimitTable of(List<LookupRow> rows, SortedSet<Integer> telescopes) {
        List<LookupRow> matching = rows.stream()
                .filter(row -> row.telescopes().equals(telescopes))
                .filter(LimitTable::known)
                .toList();
        if (matching.isEmpty())
            throw new IllegalArgumentException("No matching rows in the lookup table for telescope_ids: " + telescopes);
        return new LimitTable(matching);
    }

    /** Limits without events do not enter. */
    private static boolean known(LookupRow row) {
        return Double.isFinite(row.zenithDeg() + row.azimuthDeg() + row.nsb())
                && Double.isFinite(row.energyTeV() + row.radiusM() + row.viewconeDeg());
    }

    public PointLimits at(double zenithDeg, double azimuthDeg, double nsb) {
        double[] query = {zenithDeg, azimuthDeg, nsb};
        return new PointLimits(between.at(query, energies), between.at(query, radii), between.at(query, viewcones));
    }
}
