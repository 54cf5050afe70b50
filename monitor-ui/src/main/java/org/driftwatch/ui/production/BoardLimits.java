package org.driftwatch.ui.production;

/**
 * @param points grid points kept
 * @param runs runs kept of each; beyond that the oldest go, and are counted
 */
public record BoardLimits(int points, int runs) {
    public BoardLimits {
        if (points < 1) throw new IllegalArgumentException("grid points kept must be >= 1, was " + points);
        if (runs < 1) throw new IllegalArgumentException("runs kept must be >= 1, was " + runs);
    }

    /** 1000 grid points with 100 runs each. */
    public static BoardLimits defaults() {
        return new BoardLimits(1_000, 100);
    }
}
