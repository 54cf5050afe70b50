package org.driftwatch.calibrators.optimise;

import org.apache.commons.math3.util.FastMath;

/**
 * Covariance of a Gaussian process.
 * <pre>
 *   k(a, b) = offset + amplitude · s(r) + noise · [a = b],   r² = Σ ((aᵢ − bᵢ)/length)²
 *   RBF: e^(−r²/2)      MATERN_12: e^(−r)
 *   MATERN_32: (1 + √3 r) e^(−√3 r)      MATERN_52: (1 + √5 r + 5r²/3) e^(−√5 r)
 * </pre>
 *
 * @param shape s
 * @param offset variance of a common constant, at least 0
 * @param amplitude variance of the function, at least 0
 * @param length correlation length, in the unit of the points
 * @param noise variance of a measurement, at least 0
 * @param free which of the four are fitted to the data
 */
public record Kernel(Shape shape, double offset, double amplitude, double length, double noise, Free free) {
    private static final double ROOT_3 = Math.sqrt(3);
    private static final double ROOT_5 = Math.sqrt(5);

    /** How correlation falls with distance. */
    public enum Shape {
        RBF,
        MATERN_12,
        MATERN_32,
        MATERN_52
    }

    /** Which parts are fitted; a part that is 0 stays out. */
    public record Free(boolean offset, boolean amplitude, boolean length, boolean noise) {
        public static final Free NOTHING = new Free(false, false, false, false);
    }

    public Kernel {
        requireNotNegative("offset", offset);
        requireNotNegative("amplitude", amplitude);
        requireNotNegative("noise", noise);
        if (!(length > 0)) throw new IllegalArgumentException("kernel length must be above 0, was " + length);
    }

    /** Between two points, without noise. */
    public double between(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) sum += (a[i] - b[i]) * (a[i] - b[i]);
        return offset + amplitude * correlation(Math.sqrt(sum) / length);
    }

    /** Of a point with itself, without noise. */
    public double variance() {
        return offset + amplitude;
    }

    private double correlation(double r) {
        return switch (shape) {
            case RBF -> FastMath.exp(-0.5 * r * r);
            case MATERN_12 -> FastMath.exp(-r);
            case MATERN_32 -> (1 + ROOT_3 * r) * FastMath.exp(-ROOT_3 * r);
            case MATERN_52 -> (1 + ROOT_5 * r + 5 * r * r / 3) * FastMath.exp(-ROOT_5 * r);
        };
    }

    private static void requireNotNegative(String field, double value) {
        if (!(value >= 0)) throw new IllegalArgumentException("kernel " + field + " must be at least 0, was " + value);
    }
}
