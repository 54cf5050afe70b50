package org.driftwatch.calibrators.germanium.dplms;

import java.util.List;

/**
 * Covariance of the noise between the taps of a filter, averaged over all places of the filter in a baseline.
 * <pre>
 *   N_ij = 1/(n S) Σ_events Σ_{k=0}^{S−1} (b[i+k] − o)(b[j+k] − o),   S = size − length + 1,   o the mean of all samples
 * </pre>
 * Computed from the sums of lagged products, size × length operations per baseline.
 */
public final class NoiseMatrix {
    private NoiseMatrix() {}

    /**
     * @param baselines at least one, each of at least {@code size} samples, of which the first {@code size} are used
     * @param length taps of the filter, at most {@code size}
     */
    public static double[][] of(List<int[]> baselines, int size, int length) {
        if (length < 1 || length > size)
            throw new IllegalArgumentException("length must be 1 to " + size + ", was " + length);
        if (baselines.isEmpty()) throw new IllegalArgumentException("a noise matrix needs at least 1 baseline, got 0");
        double offset = mean(baselines, size);
        double[][] lagged = new double[length][size]; // by lag, then first sample
        double[] b = new double[size];
        for (int[] baseline : baselines) {
            for (int i = 0; i < size; i++) b[i] = baseline[i] - offset;
            for (int lag = 0; lag < length; lag++) {
                double[] products = lagged[lag];
                for (int i = 0; i < size - lag; i++) products[i] += b[i] * b[i + lag];
            }
        }
        int shifts = size - length + 1;
        return averaged(lagged, length, shifts, 1.0 / ((double) baselines.size() * shifts));
    }

    private static double mean(List<int[]> baselines, int size) {
        long sum = 0;
        for (int[] baseline : baselines) {
            if (baseline.length < size)
                throw new IllegalArgumentException(
                        "baseline must have at least " + size + " samples, has " + baseline.length);
            for (int i = 0; i < size; i++) sum += baseline[i];
        }
        return sum / ((double) baselines.size() * size);
    }

    private static double[][] averaged(double[][] lagged, int length, int shifts, double scale) {
        double[][] matrix = new double[length][length];
        for (int lag = 0; lag < length; lag++) {
            double sum = 0;
            for (int k = 0; k < shifts; k++) sum += lagged[lag][k];
            for (int i = 0; i + lag < length; i++) {
                if (i > 0) sum += lagged[lag][i + shifts - 1] - lagged[lag][i - 1];
                matrix[i][i + lag] = sum * scale;
                matrix[i + lag][i] = sum * scale;
            }
        }
        return matrix;
    }
}
