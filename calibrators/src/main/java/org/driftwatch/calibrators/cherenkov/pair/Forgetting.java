package org.driftwatch.calibrators.cherenkov.pair;

import org.apache.commons.math3.util.FastMath;

/**
 * Sums of a pair that fade with data time: everything is multiplied by 2^(-Δt/h) before something is added. Product use: one
 * addition per window, at the end of the window, so that the order within it does not matter.
 *
 * @param halfLifeNs h [ns]
 * @param atNs time of the last addition [ns]
 * @param weight Σ w; of squares Σ w² in {@code squaredWeight}
 * @param sum Σ w x
 * @param squares Σ w x²
 */
public record Forgetting(long halfLifeNs, long atNs, double weight, double squaredWeight, double sum, double squares) {
    public Forgetting {
        if (halfLifeNs <= 0) throw new IllegalArgumentException("halfLifeNs must be > 0, was " + halfLifeNs);
    }

    /** Nothing seen. */
    public static Forgetting nothing(long halfLifeNs) {
        return new Forgetting(halfLifeNs, 0, 0, 0, 0, 0);
    }

    /**
     * Adds what a window has seen.
     *
     * @param endNs end of the window; when it is before the last one the newcomer fades instead
     */
    public Forgetting plus(long endNs, long n, double sumOfWindow, double squaresOfWindow) {
        if (weight == 0) return new Forgetting(halfLifeNs, endNs, n, n, sumOfWindow, squaresOfWindow);
        double old = factor(endNs - atNs);
        double fresh = factor(atNs - endNs);
        return new Forgetting(
                halfLifeNs,
                Math.max(atNs, endNs),
                old * weight + fresh * n,
                old * old * squaredWeight + fresh * fresh * n,
                old * sum + fresh * sumOfWindow,
                old * squares + fresh * squaresOfWindow);
    }

    private double factor(long ageNs) {
        return ageNs <= 0 ? 1 : FastMath.pow(2, -(double) ageNs / halfLifeNs);
    }

    /** Adds a column of a window's sample. */
    public Forgetting plus(long endNs, PairSample window, int column) {
        return plus(endNs, window.count(), window.sum(column), window.squares(column));
    }

    /** Faded mean; NaN before anything was seen. */
    public double mean() {
        return sum / weight;
    }

    /** Standard deviation of the faded distribution, of its weight. */
    public double deviation() {
        return Math.sqrt(Math.max(0, squares / weight - mean() * mean()));
    }

    /** Number of equal contributions that would know the mean as well: (Σ w)² / Σ w². */
    public double effectiveNumber() {
        return weight * weight / squaredWeight;
    }
}
