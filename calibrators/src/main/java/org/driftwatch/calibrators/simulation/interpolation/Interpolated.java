package org.driftwatch.calibrators.simulation.interpolation;

/**
 * A value between scattered points. Where more than d + 1 points lie on one empty sphere, as on every regular grid, there are
 * several Delaunay triangulations, and the value depends on which is taken: then {@code lowest} differs from {@code highest}.
 *
 * @param lowest smallest value any Delaunay triangulation gives; NaN outside the convex hull
 * @param highest largest value any gives; NaN outside
 */
public record Interpolated(double lowest, double highest) {
    public static final Interpolated OUTSIDE = new Interpolated(Double.NaN, Double.NaN);

    public boolean outside() {
        return Double.isNaN(lowest);
    }

    /** Whether all triangulations agree to rounding. */
    public boolean unique() {
        return highest - lowest <= 1e-12 * Math.max(Math.abs(lowest), Math.abs(highest));
    }
}
