package org.driftwatch.calibrators.filter;

import java.util.Arrays;

/** The rule of the package for values that are not numbers: one NaN in, everything NaN out. */
final class NaNs {
    private NaNs() {}

    static boolean anyIn(double[] x) {
        for (double value : x) if (Double.isNaN(value)) return true;
        return false;
    }

    static double[] of(int length) {
        double[] y = new double[length];
        Arrays.fill(y, Double.NaN);
        return y;
    }
}
