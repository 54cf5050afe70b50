package org.driftwatch.calibrators.cherenkov.graph;

import org.apache.commons.math3.util.FastMath;

/**
 * What one pair of telescopes says: x_i - x_j = y ± sigma. Values that are not usable are allowed here; the solver rejects and
 * counts them.
 *
 * @param i telescope id
 * @param j telescope id, another one
 * @param y the difference, in the unit of x
 * @param sigma its standard error
 * @param n number of events behind it
 */
public record PairMeasurement(int i, int j, double y, double sigma, long n) {
    public PairMeasurement {
        if (i == j) throw new IllegalArgumentException("a pair needs two telescopes, was " + i + " twice");
    }

    /**
     * From a mean asymmetry a = (c_i - c_j) / (c_i + c_j) = tanh((x_i - x_j) / 2) with x = ln c:
     * <pre>  y = 2 artanh(a),   sigma = 2 s / (1 - a²) </pre>
     *
     * @param asymmetry a, within (-1, 1)
     * @param error s, its standard error
     */
    public static PairMeasurement ofAsymmetry(int i, int j, double asymmetry, double error, long n) {
        boolean inside = asymmetry > -1 && asymmetry < 1;
        double y = inside ? FastMath.log1p(asymmetry) - FastMath.log1p(-asymmetry) : Double.NaN;
        return new PairMeasurement(i, j, y, 2 * error / ((1 - asymmetry) * (1 + asymmetry)), n);
    }

    /** y as an asymmetry, tanh(y/2). */
    public double asymmetry() {
        return FastMath.tanh(y / 2);
    }

    /** sigma as that of the asymmetry, sigma (1 - a²) / 2. */
    public double asymmetryError() {
        double cosh = FastMath.cosh(y / 2);
        return sigma / (2 * cosh * cosh);
    }

    /** The same pair with another difference. */
    public PairMeasurement withY(double other) {
        return new PairMeasurement(i, j, other, sigma, n);
    }
}
