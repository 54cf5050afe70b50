package org.driftwatch.calibrators.cherenkov.pair;

/**
 * Mean of what is near the median: kept is |x - median| &lt; 3 · 1.4826 · MAD; the error is std/√n of the kept, std of n - 1.
 * Needs five contributions.
 */
public final class ClippedMean {
    /** Fewest contributions. */
    public static final int MINIMUM = 5;

    private static final double WIDTHS = 3;

    private ClippedMean() {}

    /** Of a column; NaN below five contributions. */
    public static PairEstimate of(PairSample sample, int column) {
        if (sample.count() < MINIMUM) return PairEstimate.none(sample.count());
        double[] x = sample.column(column);
        double median = WeightedOrder.median(x, sample.weight());
        double reach = WIDTHS * WeightedOrder.spread(x, sample.weight(), median);
        double[] weight = new double[x.length];
        long kept = 0;
        for (int k = 0; k < x.length; k++) {
            if (!(Math.abs(x[k] - median) < reach)) continue;
            weight[k] = sample.weight()[k];
            kept += sample.weight()[k];
        }
        return weighted(x, weight, sample.block(), kept);
    }

    private static PairEstimate weighted(double[] x, double[] weight, int[] block, long kept) {
        BlockMeans means = new BlockMeans(x, weight, block);
        double squares = 0;
        for (int k = 0; k < x.length; k++) squares += weight[k] * (x[k] - means.mean()) * (x[k] - means.mean());
        double error = kept < 2 ? Double.NaN : Math.sqrt(squares / (kept - 1) / kept);
        return new PairEstimate(kept, means.mean(), error, means.withoutBlock());
    }
}
