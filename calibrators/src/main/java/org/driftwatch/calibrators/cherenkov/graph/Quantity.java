package org.driftwatch.calibrators.cherenkov.graph;

import org.apache.commons.math3.util.FastMath;

/** What x stands for. */
public enum Quantity {
    /** x = ln c of a positive coefficient c. */
    LOGARITHM,
    /** x itself, e.g. a clock offset [ns]. */
    OFFSET;

    /** Mean of the coefficients, as x: ln mean(exp x), or mean x. */
    double mean(double[] x) {
        double sum = 0;
        for (double each : x) sum += this == OFFSET ? each : FastMath.exp(each - x[0]);
        return this == OFFSET ? sum / x.length : x[0] + FastMath.log(sum / x.length);
    }

    /** Derivatives of {@link #mean} by each x; their sum is 1. */
    double[] meanWeights(double[] x) {
        double[] p = new double[x.length];
        double sum = 0;
        for (int i = 0; i < p.length; i++) sum += p[i] = this == OFFSET ? 1 : FastMath.exp(x[i] - x[0]);
        for (int i = 0; i < p.length; i++) p[i] /= sum;
        return p;
    }
}
