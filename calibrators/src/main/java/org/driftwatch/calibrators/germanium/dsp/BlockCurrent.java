package org.driftwatch.calibrators.germanium.dsp;

import static org.driftwatch.calibrators.germanium.dsp.ChainLengths.CURRENT_AVERAGE;
import static org.driftwatch.calibrators.germanium.dsp.ChainLengths.UPSAMPLED;
import static org.driftwatch.calibrators.germanium.dsp.ChainLengths.UPSAMPLING;

/**
 * Largest and smallest value of the 16-fold upsampled current after three moving windows of 48 (left, right, left).
 *
 * <p>The upsampled current is constant over blocks of 8 values, so after one, two and three windows it is a polynomial of
 * degree 1, 2 and 3 in the position {@code m = 1 … 8} within a block, whose coefficients follow from the block before
 * (after, for the window from the right) and the one six blocks, a window, away:
 * <pre>
 *   u(m) = u₀ + u₁·m                                u(m) − u(m−1) = (c − c₋₆)/48
 *   v(m) = v₀ + v₁·m + v₂·m²                        v(m) − v(m+1) = (u − u₊₆)(m)/48
 *   w(m) = w₀ + w₁·m + w₂·m² + w₃·m³                w(m) − w(m−1) = (v − v₋₆)(m)/48
 * </pre>
 * Beyond either end stands the outermost value, as in {@code MovingWindow}.
 */
final class BlockCurrent {
    private static final int BLOCK = UPSAMPLING / 2;
    private static final int BLOCKS = UPSAMPLED / BLOCK;
    private static final int WINDOW = CURRENT_AVERAGE / BLOCK;
    private static final double SHARE = 1.0 / CURRENT_AVERAGE;
    private static final double SIXTH = 1.0 / 6;

    private final double[] c = new double[WINDOW + BLOCKS];
    private final double[] u0 = new double[BLOCKS + WINDOW];
    private final double[] u1 = new double[BLOCKS + WINDOW];
    private final double[] v0 = new double[WINDOW + BLOCKS];
    private final double[] v1 = new double[WINDOW + BLOCKS];
    private final double[] v2 = new double[WINDOW + BLOCKS];
    private double largest;
    private double smallest;
    private int largestAt;

    /** @param current 300 values, one per sample */
    void run(double[] current) {
        upsample(current);
        firstWindow();
        secondWindow();
        thirdWindow();
    }

    double largest() {
        return largest;
    }

    double smallest() {
        return smallest;
    }

    /** First index of the largest value among the upsampled ones. */
    int largestAt() {
        return largestAt;
    }

    /** Sample j holds the blocks 2j−1 and 2j. */
    private void upsample(double[] current) {
        for (int b = 0; b < WINDOW; b++) c[b] = current[0];
        for (int b = 0; b < BLOCKS; b++) c[WINDOW + b] = current[(b + 1) / 2];
    }

    private void firstWindow() {
        double end = c[0];
        for (int b = 0; b < BLOCKS; b++) {
            double slope = (c[WINDOW + b] - c[b]) * SHARE;
            u0[b] = end;
            u1[b] = slope;
            end += BLOCK * slope;
        }
        for (int b = BLOCKS; b < BLOCKS + WINDOW; b++) {
            u0[b] = end;
            u1[b] = 0;
        }
    }

    /** With e(m) = α + β·m: v(m) = v(9) + Σ_{k=m}^{8} e(k), and v(9) is the first value of the next block. */
    private void secondWindow() {
        double next = u0[BLOCKS];
        for (int b = BLOCKS - 1; b >= 0; b--) {
            double alpha = (u0[b] - u0[b + WINDOW]) * SHARE;
            double beta = (u1[b] - u1[b + WINDOW]) * SHARE;
            int at = WINDOW + b;
            v0[at] = next + alpha * (BLOCK + 1) + beta * (BLOCK * (BLOCK + 1) / 2.0);
            v1[at] = 0.5 * beta - alpha;
            v2[at] = -0.5 * beta;
            next += alpha * BLOCK + beta * (BLOCK * (BLOCK + 1) / 2.0);
        }
        for (int b = 0; b < WINDOW; b++) v0[b] = next;
    }

    /** With d(m) = a + b·m + c·m²: w(m) = w(0) + a·m + b·m(m+1)/2 + c·m(m+1)(2m+1)/6. */
    private void thirdWindow() {
        double last = v0[0];
        largest = Double.NEGATIVE_INFINITY;
        smallest = Double.POSITIVE_INFINITY;
        for (int b = 0; b < BLOCKS; b++) {
            double constant = (v0[WINDOW + b] - v0[b]) * SHARE;
            double linear = (v1[WINDOW + b] - v1[b]) * SHARE;
            double square = (v2[WINDOW + b] - v2[b]) * SHARE;
            double w1 = constant + 0.5 * linear + square * SIXTH;
            double w2 = 0.5 * (linear + square);
            double w3 = square * (2 * SIXTH);
            searchBlock(b, last, w1, w2, w3);
            last += BLOCK * (w1 + BLOCK * (w2 + BLOCK * w3));
        }
    }

    private void searchBlock(int block, double w0, double w1, double w2, double w3) {
        double reach = BLOCK * (Math.abs(w1) + BLOCK * (Math.abs(w2) + BLOCK * Math.abs(w3)));
        if (w0 + reach <= largest && w0 - reach >= smallest) return;
        double most = largest;
        double least = smallest;
        for (int m = 1; m <= BLOCK; m++) {
            double value = w0 + m * (w1 + m * (w2 + m * w3));
            if (value > most) {
                most = value;
                largestAt = block * BLOCK + m - 1;
            }
            if (value < least) least = value;
        }
        largest = most;
        smallest = least;
    }
}
