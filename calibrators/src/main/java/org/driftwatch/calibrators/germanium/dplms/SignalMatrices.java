package org.driftwatch.calibrators.germanium.dplms;

/**
 * What a filter of given length must know of the pulses.
 * <pre>
 *   reference r = Σ (w − offset) / max,   offset the mean of the first size/2 − 100 samples
 *   R = r' r'ᵀ,                 r' the central {@code length} samples of r
 *   P = d dᵀ,                   d_k = −k λ
 *   F = covariance of the steps w[k+1] − w[k] around the centre, averaged over two neighbouring places
 * </pre>
 *
 * @param reference r, as long as the windows
 * @param pulse R
 * @param pileUp P
 * @param flatTop F
 */
public record SignalMatrices(double[] reference, double[][] pulse, double[][] pileUp, double[][] flatTop) {
    private static final int BEFORE_CENTRE = 100;
    private static final int PLACES = 2;

    /**
     * @param windows pulses around their centre, without decay: event by sample, all of one even length; changed in place
     * @param length taps of the filter, even
     * @param decayConstant λ [1/sample], 0 for no penalty of pile-up
     */
    public static SignalMatrices of(double[][] windows, int length, double decayConstant) {
        if (windows.length == 0) throw new IllegalArgumentException("signal matrices need at least 1 pulse, got 0");
        int size = windows[0].length;
        if (length < 2 || length % 2 != 0 || length + PLACES > size)
            throw new IllegalArgumentException(
                    "length must be even, 2 to " + (size - PLACES) + " samples, was " + length);
        if (size / 2 <= BEFORE_CENTRE)
            throw new IllegalArgumentException(
                    "windows must have more than " + 2 * BEFORE_CENTRE + " samples, have " + size);
        double[] reference = reference(windows);
        int from = size / 2 - length / 2;
        double[] central = java.util.Arrays.copyOfRange(reference, from, from + length);
        double[] decay = new double[length];
        for (int k = 0; k < length; k++) decay[k] = decayConstant > 0 ? -k * decayConstant : 0;
        return new SignalMatrices(reference, outer(central), outer(decay), flatTop(windows, from - PLACES / 2, length));
    }

    private static double[] reference(double[][] windows) {
        int size = windows[0].length;
        double[] reference = new double[size];
        for (double[] window : windows) {
            double offset = 0;
            int before = size / 2 - BEFORE_CENTRE;
            for (int i = 0; i < before; i++) offset += window[i] / before;
            for (int i = 0; i < size; i++) {
                window[i] -= offset;
                reference[i] += window[i];
            }
        }
        double largest = Double.NEGATIVE_INFINITY;
        for (double value : reference) largest = Math.max(largest, value);
        for (int i = 0; i < size; i++) reference[i] /= largest;
        return reference;
    }

    private static double[][] outer(double[] v) {
        double[][] matrix = new double[v.length][v.length];
        for (int i = 0; i < v.length; i++) for (int j = 0; j < v.length; j++) matrix[i][j] = v[i] * v[j];
        return matrix;
    }

    private static double[][] flatTop(double[][] windows, int from, int length) {
        int n = length + PLACES - 1;
        double[][] steps = new double[n][n];
        double[] step = new double[n];
        for (double[] window : windows) {
            for (int i = 0; i < n; i++) step[i] = window[from + i + 1] - window[from + i];
            for (int i = 0; i < n; i++) for (int j = i; j < n; j++) steps[i][j] += step[i] * step[j];
        }
        double scale = 1.0 / ((double) windows.length * PLACES);
        double[][] matrix = new double[length][length];
        for (int i = 0; i < length; i++) {
            for (int j = i; j < length; j++) {
                for (int place = 0; place < PLACES; place++) matrix[i][j] += steps[i + place][j + place] * scale;
                matrix[j][i] = matrix[i][j];
            }
        }
        return matrix;
    }
}
