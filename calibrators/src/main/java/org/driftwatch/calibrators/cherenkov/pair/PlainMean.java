package org.driftwatch.calibrators.cherenkov.pair;

/** Plain mean of a column with standard error s/√n, from the exact sums. */
public final class PlainMean {
    private PlainMean() {}

    /** Of a column; the error is NaN below two contributions. */
    public static PairEstimate of(PairSample sample, int column) {
        long n = sample.count();
        if (n == 0) return PairEstimate.none(0);
        double sum = sample.sum(column);
        double[] without = new double[EventBlocks.BLOCKS];
        for (int b = 0; b < without.length; b++) {
            long left = n - sample.count(b);
            without[b] = left == 0 ? Double.NaN : (sum - sample.sum(column, b)) / left;
        }
        return new PairEstimate(n, sum / n, deviation(sample, column) / Math.sqrt(n), without);
    }

    /** Standard deviation of a column, of n - 1; NaN below two contributions. */
    public static double deviation(PairSample sample, int column) {
        long n = sample.count();
        if (n < 2) return Double.NaN;
        double sum = sample.sum(column);
        return Math.sqrt(Math.max(0, (sample.squares(column) - sum * sum / n) / (n - 1)));
    }
}
