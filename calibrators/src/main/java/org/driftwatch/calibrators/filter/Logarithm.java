package org.driftwatch.calibrators.filter;

import org.apache.commons.math3.util.FastMath;

/** Natural logarithm of a waveform that is positive throughout; one sample at or below 0 makes all of it NaN. */
public final class Logarithm {
    private Logarithm() {}

    /** As many values as samples. */
    public static double[] of(double[] x) {
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            if (!(x[i] > 0)) return NaNs.of(x.length);
            y[i] = FastMath.log(x[i]);
        }
        return y;
    }
}
