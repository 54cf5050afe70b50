package org.driftwatch.calibrators.germanium.survival;

/** Minimum of a convex quadratic in two variables over the unit square: inside, or else the best of its four sides. */
final class BoxQuadratic {
    private BoxQuadratic() {}

    /** Where g·d + ½ dᵀHd with d = x - at is least. */
    static double[] minimum(double[] at, double gs, double gb, double ss, double sb, double bb) {
        double determinant = ss * bb - sb * sb;
        if (determinant > 1e-14 * ss * bb) {
            double s = at[0] - (bb * gs - sb * gb) / determinant;
            double b = at[1] - (ss * gb - sb * gs) / determinant;
            if (s >= 0 && s <= 1 && b >= 0 && b <= 1) return new double[] {s, b};
        }
        double[] best = at.clone();
        double least = 0;
        for (int side = 0; side < 4; side++) {
            double edge = side % 2;
            double[] x = side < 2
                    ? new double[] {edge, along(at[1], gb + sb * (edge - at[0]), bb)}
                    : new double[] {along(at[0], gs + sb * (edge - at[1]), ss), edge};
            double ds = x[0] - at[0];
            double db = x[1] - at[1];
            double value = gs * ds + gb * db + 0.5 * (ss * ds * ds + 2 * sb * ds * db + bb * db * db);
            if (value < least) {
                least = value;
                best = x;
            }
        }
        return best;
    }

    private static double along(double from, double slope, double curve) {
        double to = curve > 0 ? from - slope / curve : from;
        return Math.min(1, Math.max(0, to));
    }
}
