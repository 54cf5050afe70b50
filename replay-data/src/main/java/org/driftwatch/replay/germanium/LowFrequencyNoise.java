package org.driftwatch.replay.germanium;

import org.driftwatch.replay.random.RandomStream;

/**
 * Noise with a spectrum near 1/f between 1/4096 and 1/8 per sample: first-order low passes of equal variance, a factor 8
 * apart in length, fed by one white noise. It starts in its stationary state, so that waveforms are independent.
 */
final class LowFrequencyNoise {
    private static final double[] LENGTHS = {8, 64, 512, 4096};

    private final double[] keep = new double[LENGTHS.length];
    private final double[] feed = new double[LENGTHS.length];
    private final double[] state = new double[LENGTHS.length];
    private final double[][] stationary;
    private final boolean silent;

    LowFrequencyNoise(double rms) {
        silent = rms == 0;
        for (int i = 0; i < LENGTHS.length; i++) {
            keep[i] = StrictMath.exp(-1 / LENGTHS[i]);
            feed[i] = Math.sqrt(1 - keep[i] * keep[i]);
        }
        double variance = 0;
        for (int i = 0; i < LENGTHS.length; i++) for (int j = 0; j < LENGTHS.length; j++) variance += covariance(i, j);
        for (int i = 0; i < LENGTHS.length; i++) feed[i] *= rms / Math.sqrt(variance);
        stationary = silent ? new double[0][] : cholesky();
    }

    /** Covariance of two low passes in the stationary state: a_i a_j / (1 - φ_i φ_j). */
    private double covariance(int i, int j) {
        return feed[i] * feed[j] / (1 - keep[i] * keep[j]);
    }

    private double[][] cholesky() {
        int n = LENGTHS.length;
        double[][] lower = new double[n][n];
        for (int i = 0; i < n; i++)
            for (int j = 0; j <= i; j++) {
                double rest = covariance(i, j);
                for (int k = 0; k < j; k++) rest -= lower[i][k] * lower[j][k];
                lower[i][j] = i == j ? Math.sqrt(rest) : rest / lower[j][j];
            }
        return lower;
    }

    void start(RandomStream random) {
        double[] white = new double[stationary.length];
        for (int i = 0; i < stationary.length; i++) {
            white[i] = random.gaussian();
            state[i] = 0;
            for (int k = 0; k <= i; k++) state[i] += stationary[i][k] * white[k];
        }
    }

    double next(RandomStream random) {
        if (silent) return 0;
        double white = random.gaussian();
        double sum = 0;
        for (int i = 0; i < state.length; i++) {
            state[i] = keep[i] * state[i] + feed[i] * white;
            sum += state[i];
        }
        return sum;
    }
}
