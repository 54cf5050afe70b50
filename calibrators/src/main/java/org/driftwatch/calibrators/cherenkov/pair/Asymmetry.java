package org.driftwatch.calibrators.cherenkov.pair;

/**
 * Event-wise asymmetry of two positive quantities with errors.
 * <pre>  a = (E_i - E_j) / (E_i + E_j),   sigma = 2 / (E_i + E_j)² · sqrt((E_i δ_j)² + (E_j δ_i)²) </pre>
 *
 * <p>Source: calibpipe, asymmetry of a pair of telescopes.
 */
public final class Asymmetry {
    private Asymmetry() {}

    /** a, dimensionless; within (-1, 1) for positive quantities. */
    public static double of(double i, double j) {
        return (i - j) / (i + j);
    }

    /** Its standard error from those of the quantities. */
    public static double error(double i, double deltaI, double j, double deltaJ) {
        double sum = i + j;
        double a = i * deltaJ;
        double b = j * deltaI;
        return 2 / (sum * sum) * Math.sqrt(a * a + b * b);
    }
}
