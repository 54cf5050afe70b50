package org.driftwatch.calibrators.simulation.statistics;

import java.util.Arrays;

/**
 * Efficiency of each bin and its relative error.
 * <pre>  ε = reco / sim        δε/ε = √((1 − reco/sim) / reco) </pre>
 *
 * ε is 0 where nothing was simulated. Without a reconstructed event the relative error is undefined: NaN; the peer says 0,
 * which counts an empty bin as a perfect one (COMPAT).
 *
 * @param efficiency ε, dimensionless; {@code relativeErrors} δε/ε
 */
public record Efficiencies(double[] efficiency, double[] relativeErrors) {
    /** @throws IllegalArgumentException when a bin has more reconstructed than simulated events */
    public static Efficiencies of(double[] reconstructed, double[] simulated, Form form) {
        if (reconstructed.length != simulated.length)
            throw new IllegalArgumentException("reconstructed events must have as many bins as simulated ones, "
                    + simulated.length + ", had " + reconstructed.length);
        double[] efficiency = new double[simulated.length];
        double[] errors = new double[simulated.length];
        for (int bin = 0; bin < efficiency.length; bin++) {
            check(bin, reconstructed[bin], simulated[bin]);
            efficiency[bin] = simulated[bin] > 0 ? reconstructed[bin] / simulated[bin] : 0;
            errors[bin] = relativeError(reconstructed[bin], simulated[bin], form);
        }
        return new Efficiencies(efficiency, errors);
    }

    private static void check(int bin, double reconstructed, double simulated) {
        if (reconstructed > simulated)
            throw new IllegalArgumentException("reconstructed events must not exceed simulated ones, bin " + bin
                    + " has " + (long) reconstructed + " of " + (long) simulated);
    }

    private static double relativeError(double reconstructed, double simulated, Form form) {
        if (!(reconstructed > 0)) return form == Form.COMPAT ? 0 : Double.NaN;
        return Math.sqrt((1 - reconstructed / simulated) / reconstructed);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Efficiencies that
                && Arrays.equals(efficiency, that.efficiency)
                && Arrays.equals(relativeErrors, that.relativeErrors);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(efficiency);
    }
}
