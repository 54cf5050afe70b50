package org.driftwatch.calibrators.cherenkov.graph;

import java.util.List;
import org.apache.commons.math3.util.FastMath;
import org.driftwatch.calibrators.cherenkov.graph.GraphOptions.Form;

/** The terms of the sum of squares of one component, linearised where the solve stands. Places are those of the component. */
final class PairTerms {
    final int[] from;
    final int[] to;
    /** How far x_i - x_j is from what would make the residual zero. */
    final double[] gap;
    /** Weight of that gap, without {@link #kept}. */
    final double[] weight;
    /** Residual over error. */
    final double[] normalised;
    /** Part of the weight that the Huber function leaves. */
    final double[] kept;

    private final double huber;
    private final double[] y;
    private final double[] sigma;
    private final double[] asymmetry;
    private final double[] asymmetryError;

    PairTerms(List<PairMeasurement> pairs, int[] placeOfI, int[] placeOfJ, double huber) {
        int n = pairs.size();
        from = placeOfI;
        to = placeOfJ;
        this.huber = huber;
        gap = new double[n];
        weight = new double[n];
        normalised = new double[n];
        kept = new double[n];
        y = pairs.stream().mapToDouble(PairMeasurement::y).toArray();
        sigma = pairs.stream().mapToDouble(PairMeasurement::sigma).toArray();
        asymmetry = new double[n];
        asymmetryError = new double[n];
        for (int p = 0; p < n; p++) {
            asymmetry[p] = pairs.get(p).asymmetry();
            asymmetryError[p] = pairs.get(p).asymmetryError();
        }
    }

    int size() {
        return y.length;
    }

    /** Derivative of tanh(d/2). */
    private static double slope(double d) {
        double cosh = FastMath.cosh(d / 2);
        return 0.5 / (cosh * cosh);
    }

    /** Linearises at x; the answer is the sum to be made least. */
    double at(double[] x, Form form) {
        double cost = 0;
        for (int p = 0; p < y.length; p++) {
            double d = x[from[p]] - x[to[p]];
            if (form == Form.LINEAR) linear(p, d);
            else exact(p, d);
            cost += bend(p);
        }
        return cost;
    }

    private void linear(int p, double d) {
        gap[p] = y[p] - d;
        normalised[p] = gap[p] / sigma[p];
        weight[p] = 1 / (sigma[p] * sigma[p]);
    }

    private void exact(int p, double d) {
        double slope = slope(d);
        double residual = asymmetry[p] - FastMath.tanh(d / 2);
        normalised[p] = residual / asymmetryError[p];
        gap[p] = residual / slope;
        double root = slope / asymmetryError[p];
        weight[p] = root * root;
    }

    /** Huber's function of the residual: its square, from the bend on a straight line. */
    private double bend(int p) {
        double size = Math.abs(normalised[p]);
        kept[p] = size > huber ? huber / size : 1;
        return size > huber ? huber * (2 * size - huber) : size * size;
    }
}
