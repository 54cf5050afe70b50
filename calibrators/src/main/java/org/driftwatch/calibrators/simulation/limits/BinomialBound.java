package org.driftwatch.calibrators.simulation.limits;

import org.apache.commons.math3.special.Beta;
import org.apache.commons.math3.util.FastMath;

/**
 * One-sided Clopper–Pearson bound: the largest true fraction with which k or fewer of n are still seen with probability
 * 1 − confidence. Solves I_p(k + 1, n − k) = confidence by bisection.
 *
 * @param confidence in (0, 1)
 */
public record BinomialBound(double confidence) {
    private static final int HALVINGS = 200;

    public BinomialBound {
        if (!(confidence > 0 && confidence < 1))
            throw new IllegalArgumentException("confidence must be in (0, 1), was " + confidence);
    }

    /** Upper bound on the true fraction; 1 when all were seen or nothing was tried. */
    public double upper(long k, long n) {
        if (k < 0 || k > n) throw new IllegalArgumentException("k must be in [0, " + n + "], was " + k);
        if (k == n) return 1;
        if (k == 0) return -FastMath.expm1(FastMath.log1p(-confidence) / n);
        double low = (double) k / n;
        double high = 1;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = low + (high - low) / 2;
            if (middle <= low || middle >= high) return middle;
            if (Beta.regularizedBeta(middle, k + 1.0, n - k) < confidence) low = middle;
            else high = middle;
        }
        return low + (high - low) / 2;
    }

    /** Most events of n that may be lost so that the bound is still at most this fraction; −1 when not even none may. */
    public long mostLost(double fraction, long n) {
        if (n == 0 || upper(0, n) > fraction) return -1;
        long low = 0;
        long high = n;
        while (high - low > 1) {
            long middle = (low + high) >>> 1;
            if (upper(middle, n) <= fraction) low = middle;
            else high = middle;
        }
        return low;
    }

    /** Events of which none may be lost to bound the loss by this fraction; −1 for fraction 0. */
    public long eventsNeeded(double fraction) {
        if (fraction <= 0) return -1;
        if (fraction >= 1) return 1;
        return (long) FastMath.ceil(FastMath.log1p(-confidence) / FastMath.log1p(-fraction));
    }
}
