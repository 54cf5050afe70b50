package org.driftwatch.calibrators.simulation.statistics;

/**
 * Relative deviations (E_reco − E_true)/E_true of the events of one bin, as sums.
 *
 * @param count n; {@code sum} Σ dev; {@code squares} Σ dev²
 */
record Deviations(long count, FixedPointSum sum, FixedPointSum squares) {
    static final Deviations NONE = new Deviations(0, FixedPointSum.ZERO, FixedPointSum.ZERO);

    Deviations plus(double deviation) {
        return new Deviations(count + 1, sum.plus(deviation), squares.plus(deviation * deviation));
    }

    Deviations plus(Deviations other) {
        return new Deviations(count + other.count, sum.plus(other.sum), squares.plus(other.squares));
    }

    /** Mean deviation; NaN without events. */
    double mean() {
        return count == 0 ? Double.NaN : sum.value() / count;
    }

    /** Spread √(Σ(dev − mean)²/n); NaN without events, 0 for one. */
    double spread() {
        return count == 0 ? Double.NaN : Math.sqrt(centred() / count);
    }

    /** Unbiased variance, with n − 1; NaN below two events. */
    double variance() {
        return count < 2 ? Double.NaN : centred() / (count - 1);
    }

    private double centred() {
        return count < 2 ? 0 : Math.max(0, squares.value() - sum.value() * mean());
    }
}
