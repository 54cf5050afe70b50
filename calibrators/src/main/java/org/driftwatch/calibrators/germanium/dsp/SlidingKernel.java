package org.driftwatch.calibrators.germanium.dsp;

import java.util.Arrays;

/**
 * Valid convolution with a long kernel that is a second-order recursion between a few knots, at a cost of two dot products
 * plus a few operations per output.
 *
 * <p>Apply to the kernel the operator {@code (L k)ᵢ = kᵢ₊₁ − E·kᵢ + kᵢ₋₁}. With {@code E = 2 cosh(1/σ)} it makes the sinh
 * branches of a cusp vanish, with {@code E = 2} it makes a parabola constant; what is left are a few values at the knots and
 * a constant on some stretches. The outputs {@code Y} then obey
 * <pre>  Y_{j+1} − E·Y_j + Y_{j−1} = Σᵢ (L k)ᵢ · x[m_j − i],   m_j = j + N − 1 </pre>
 * The recursion itself would let rounding grow like {@code exp(j/σ)}. So the first and the last output are taken as dot
 * products and the equations between are solved as what they are, a tridiagonal system with a dominant diagonal, which
 * is stable for any length and σ.
 */
final class SlidingKernel {
    /** How far from a knot the operator may leave something. */
    private static final int BEFORE = 1;

    private static final int AFTER = 2;

    private final double[] reversed;
    private final double e;
    private final int outputs;
    private final int[] lags;
    private final double[] weights;
    private final Stretch[] stretches;
    private final double[] pivots;

    /** A stretch of lags {@code [from, until)} on which {@code L k} is constant. */
    private record Stretch(int from, int until, double weight) {}

    /**
     * @param kernel k, at least one value
     * @param e E of the operator, at least 2
     * @param knots first samples of the kernel's three branches (rise, flat, fall) and its length
     * @param between L k on each branch, known from its formula; a difference of the values would be their rounding
     * @param outputs number of outputs, at least 1
     */
    SlidingKernel(double[] kernel, double e, int[] knots, double[] between, int outputs) {
        this.e = e;
        this.outputs = outputs;
        reversed = new double[kernel.length];
        for (int k = 0; k < kernel.length; k++) reversed[kernel.length - 1 - k] = kernel[k];
        boolean[] atKnot = nearKnots(kernel.length, knots);
        lags = lags(atKnot);
        weights = new double[lags.length];
        for (int i = 0; i < lags.length; i++) weights[i] = operator(kernel, e, lags[i]);
        stretches = stretches(knots, between, atKnot);
        pivots = pivots(Math.max(0, outputs - 2), e);
    }

    /** Index 0 stands for lag −1. */
    private static boolean[] nearKnots(int length, int[] knots) {
        boolean[] near = new boolean[length + 2];
        for (int knot : knots) {
            for (int lag = Math.max(-1, knot - BEFORE); lag <= Math.min(length, knot + AFTER); lag++)
                near[lag + 1] = true;
        }
        return near;
    }

    private static int[] lags(boolean[] atKnot) {
        int count = 0;
        for (boolean near : atKnot) if (near) count++;
        int[] lags = new int[count];
        int next = 0;
        for (int i = 0; i < atKnot.length; i++) if (atKnot[i]) lags[next++] = i - 1;
        return lags;
    }

    private static Stretch[] stretches(int[] knots, double[] between, boolean[] atKnot) {
        Stretch[] stretches = new Stretch[between.length];
        int found = 0;
        for (int i = 0; i < between.length; i++) {
            int from = knots[i];
            int until = knots[i + 1];
            while (from < until && atKnot[from + 1]) from++;
            while (from < until && atKnot[until]) until--;
            if (from < until && between[i] != 0) stretches[found++] = new Stretch(from, until, between[i]);
        }
        return Arrays.copyOf(stretches, found);
    }

    private static double operator(double[] kernel, double e, int lag) {
        return at(kernel, lag + 1) - e * at(kernel, lag) + at(kernel, lag - 1);
    }

    private static double at(double[] kernel, int i) {
        return i < 0 || i >= kernel.length ? 0 : kernel[i];
    }

    /** Reciprocal pivots of the elimination of the system with diagonal E and −1 beside it. */
    private static double[] pivots(int size, double e) {
        double[] pivots = new double[size];
        double last = 0;
        for (int i = 0; i < size; i++) {
            last = 1 / (e - last);
            pivots[i] = last;
        }
        return pivots;
    }

    /** Writes the outputs; {@code x} has at least {@code outputs + N − 1} samples. */
    void apply(double[] x, double[] y) {
        int last = outputs - 1;
        dots(x, y, last);
        if (last < 2) return;
        rightHandSide(x, y);
        double carried = y[0];
        for (int j = 1; j < last; j++) {
            carried = (carried - y[j]) * pivots[j - 1];
            y[j] = carried;
        }
        for (int j = last - 1; j >= 1; j--) y[j] += pivots[j - 1] * y[j + 1];
    }

    /** y[0] and y[last], each by four sums in turn that do not wait for one another. */
    private void dots(double[] x, double[] y, int last) {
        double a0 = 0;
        double a1 = 0;
        double a2 = 0;
        double a3 = 0;
        double b0 = 0;
        double b1 = 0;
        double b2 = 0;
        double b3 = 0;
        int k = 0;
        for (; k < reversed.length - 3; k += 4) {
            a0 += reversed[k] * x[k];
            a1 += reversed[k + 1] * x[k + 1];
            a2 += reversed[k + 2] * x[k + 2];
            a3 += reversed[k + 3] * x[k + 3];
            b0 += reversed[k] * x[k + last];
            b1 += reversed[k + 1] * x[k + 1 + last];
            b2 += reversed[k + 2] * x[k + 2 + last];
            b3 += reversed[k + 3] * x[k + 3 + last];
        }
        for (; k < reversed.length; k++) {
            a0 += reversed[k] * x[k];
            b0 += reversed[k] * x[k + last];
        }
        y[0] = a0 + a1 + (a2 + a3);
        y[last] = b0 + b1 + (b2 + b3);
    }

    private void rightHandSide(double[] x, double[] y) {
        int first = reversed.length; // m of output 1
        for (int j = 1; j < outputs - 1; j++) y[j] = 0;
        for (int i = 0; i < lags.length; i++) {
            double weight = weights[i];
            int from = first - lags[i] - 1;
            for (int j = 1; j < outputs - 1; j++) y[j] += weight * x[from + j];
        }
        for (Stretch stretch : stretches) slide(stretch, first, x, y);
    }

    /** Sum over [from, until), by four sums in turn that do not wait for one another. */
    private static double sum(double[] x, int from, int until) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int i = from;
        for (; i < until - 3; i += 4) {
            a += x[i];
            b += x[i + 1];
            c += x[i + 2];
            d += x[i + 3];
        }
        for (; i < until; i++) a += x[i];
        return a + b + (c + d);
    }

    private void slide(Stretch stretch, int first, double[] x, double[] y) {
        int newest = first - stretch.from();
        int oldest = first - stretch.until() + 1;
        double box = sum(x, oldest, newest + 1);
        for (int j = 1; ; j++) {
            y[j] += stretch.weight() * box;
            if (j == outputs - 2) return;
            box += x[newest + j] - x[oldest + j - 1];
        }
    }
}
