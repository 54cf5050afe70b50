package org.driftwatch.calibrators.simulation.limits;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import org.apache.commons.math3.util.FastMath;

/**
 * Fixed bins of a quantity, the same for every stream, so that counts add: energy 200 per decade from 0.001 to 1000 TeV with one
 * bin below, core distance 1 m up to 10 km, angle 0.01° up to 180°; and for each one bin beyond, which ends at infinity.
 */
final class FineBins {
    private static final int PER_DECADE = 200;
    private static final int ENERGIES = 6 * PER_DECADE;
    private static final int METRES = 10_000;
    private static final int PER_DEGREE = 100;
    private static final Map<LimitQuantity, FineBins> ALL = new EnumMap<>(Map.of(
            LimitQuantity.LOWER_ENERGY, energies(),
            LimitQuantity.UPPER_RADIUS, new FineBins(METRES, i -> i),
            LimitQuantity.VIEWCONE, new FineBins(180 * PER_DEGREE, i -> (double) i / PER_DEGREE)));

    private final double[] edges;

    private FineBins(int bins, IntToDoubleFunction edge) {
        edges = new double[bins + 2];
        Arrays.setAll(edges, edge);
        edges[bins + 1] = Double.POSITIVE_INFINITY;
    }

    private static FineBins energies() {
        return new FineBins(ENERGIES + 1, i -> i == 0 ? 0 : FastMath.pow(10, (i - 1.0) / PER_DECADE - 3));
    }

    static FineBins of(LimitQuantity quantity) {
        return ALL.get(quantity);
    }

    int count() {
        return edges.length - 1;
    }

    double[] edges() {
        return edges.clone();
    }

    /** The half-open bin of a value; −1 for what is negative or not a number. */
    int bin(double value) {
        if (!(value >= 0)) return -1;
        int found = Arrays.binarySearch(edges, value);
        return Math.min(found >= 0 ? found : -found - 2, count() - 1);
    }
}
