package org.driftwatch.replay.germanium;

/** The textbook filters, written from their definitions, to see what a DSP makes of a simulated waveform. */
final class PoleZero {
    private PoleZero() {}

    /** Mean of the first samples subtracted. */
    static double[] withoutBaseline(int[] samples, int baseline) {
        double mean = 0;
        for (int i = 0; i < baseline; i++) mean += samples[i];
        mean /= baseline;
        double[] out = new double[samples.length];
        for (int i = 0; i < out.length; i++) out[i] = samples[i] - mean;
        return out;
    }

    static double[] single(double[] x, double tau) {
        double[] y = new double[x.length];
        double c = Math.exp(-1 / tau);
        y[0] = x[0];
        for (int i = 1; i < x.length; i++) y[i] = y[i - 1] + x[i] - c * x[i - 1];
        return y;
    }

    static double[] twice(double[] x, double tau1, double tau2, double f) {
        double a = Math.exp(-1 / tau1);
        double b = Math.exp(-1 / tau2);
        double g = f * b - f * a - b;
        double[] y = new double[x.length];
        y[0] = x[0];
        y[1] = x[1];
        for (int i = 2; i < x.length; i++)
            y[i] = x[i] - (a + b) * x[i - 1] + a * b * x[i - 2] - (g - 1) * y[i - 1] + g * y[i - 2];
        return y;
    }

    /** Maximum of the cusp-filtered waveform: 'valid' convolution of all but the last {@code cut} samples. */
    static double cuspMaximum(double[] x, double sigma, int flat, double tau, int cut, int out) {
        int length = x.length - cut - out;
        double[] kernel = cusp(sigma, flat, tau, length);
        double largest = Double.NEGATIVE_INFINITY;
        for (int j = 0; j <= out; j++) {
            double sum = 0;
            for (int i = 0; i < length; i++) sum += kernel[i] * x[j + length - 1 - i];
            largest = Math.max(largest, sum);
        }
        return largest;
    }

    private static double[] cusp(double sigma, int flat, double tau, int length) {
        int rise = (length - flat) / 2;
        double[] plain = new double[length];
        for (int i = 0; i < length; i++) {
            double from = i < rise ? i : i <= rise + flat ? rise : length - i;
            plain[i] = Math.sinh(from / sigma) / Math.sinh(rise / sigma);
        }
        double[] kernel = plain.clone();
        for (int i = 1; i < length; i++) kernel[i] -= Math.exp(-1 / tau) * plain[i - 1];
        return kernel;
    }
}
