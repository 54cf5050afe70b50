package org.driftwatch.calibrators.cherenkov.drift;

import java.util.Arrays;

/**
 * What all telescopes of a group did together since the first block: the median of their jumps, which a minority that drifts does not
 * move.
 *
 * @param shift the median
 * @param variance of it beyond that of the mean, which the errors of the telescopes know of
 * @param telescopes number of jumps
 */
record CommonMode(double shift, double variance, int telescopes) {
    /** Variance of the median over that of the mean of normal values, less 1. */
    private static final double EXCESS = StrictMath.PI / 2 - 1;

    /** Of jumps with errors. */
    static CommonMode of(double[] jumps, double[] errors) {
        double squares = 0;
        for (double each : errors) squares += each * each;
        int n = jumps.length;
        return new CommonMode(median(jumps), n < 3 ? 0 : EXCESS * squares / n / n, n);
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        return n % 2 == 1 ? sorted[n / 2] : (sorted[n / 2 - 1] + sorted[n / 2]) / 2;
    }
}
