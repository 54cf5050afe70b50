package org.driftwatch.calibrators.germanium.dplms;

import java.util.Optional;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * The filter that answers the reference pulse with height 1 and everything penalised with as little as possible.
 * <pre>
 *   (nm N + R + za 1 + pl P + ft F) x = r',   x ← x / max(r ∗ reversed x)
 * </pre>
 * 1 is the matrix of ones, so that za penalises the area. Stored reversed, to be used as the kernel of a convolution.
 *
 * @param coefficients handed over, not copied
 * @param response convolution of the filter with the reference pulse, its maximum is 1
 */
public record DplmsFilter(double[] coefficients, double[] response) {

    /** Empty when the matrix is singular or the filter answers nothing. */
    public static Optional<DplmsFilter> of(double[][] noise, SignalMatrices signals, Penalties penalties) {
        int length = noise.length;
        RealMatrix all = new Array2DRowRealMatrix(length, length);
        for (int i = 0; i < length; i++) {
            for (int j = 0; j < length; j++) {
                double value = penalties.noise() * noise[i][j]
                        + signals.pulse()[i][j]
                        + penalties.area()
                        + penalties.pileUp() * signals.pileUp()[i][j]
                        + penalties.flatTop() * signals.flatTop()[i][j];
                all.setEntry(i, j, value);
            }
        }
        var decomposition = new LUDecomposition(all, 0);
        if (!decomposition.getSolver().isNonSingular()) return Optional.empty();
        int from = signals.reference().length / 2 - length / 2;
        double[] wanted = java.util.Arrays.copyOfRange(signals.reference(), from, from + length);
        double[] x =
                decomposition.getSolver().solve(new ArrayRealVector(wanted)).toArray();
        return normalised(x, signals.reference());
    }

    private static Optional<DplmsFilter> normalised(double[] x, double[] reference) {
        double[] response = correlation(reference, x);
        double largest = Double.NEGATIVE_INFINITY;
        for (double value : response) largest = Math.max(largest, value);
        if (!(largest > 0) || Double.isInfinite(largest)) return Optional.empty();
        double[] reversed = new double[x.length];
        for (int k = 0; k < x.length; k++) reversed[x.length - 1 - k] = x[k] / largest;
        for (int t = 0; t < response.length; t++) response[t] /= largest;
        return Optional.of(new DplmsFilter(reversed, response));
    }

    /** Largest value where the filter lies within the waveform, {@code dplmsEmax}; the waveform without baseline and decay. */
    public double energy(double[] flattened) {
        int n = coefficients.length;
        if (n > flattened.length) return Double.NaN;
        double[] y = new double[flattened.length - n + 1];
        for (int k = 0; k < n; k++) {
            double tap = coefficients[k];
            int shift = n - 1 - k;
            for (int t = 0; t < y.length; t++) y[t] += tap * flattened[t + shift];
        }
        double largest = Double.NEGATIVE_INFINITY;
        for (double value : y) if (value > largest) largest = value;
        return largest;
    }

    private static double[] correlation(double[] signal, double[] x) {
        double[] y = new double[signal.length - x.length + 1];
        for (int t = 0; t < y.length; t++) for (int k = 0; k < x.length; k++) y[t] += signal[t + k] * x[k];
        return y;
    }
}
