package org.driftwatch.calibrators.cherenkov.pair;

/** Weighted mean, and the same without each jackknife block. */
final class BlockMeans {
    private final double[] weights = new double[EventBlocks.BLOCKS];
    private final double[] sums = new double[EventBlocks.BLOCKS];
    private final double weight;
    private final double sum;

    BlockMeans(double[] x, double[] w, int[] block) {
        for (int k = 0; k < x.length; k++) {
            weights[block[k]] += w[k];
            sums[block[k]] += w[k] * x[k];
        }
        double allWeights = 0;
        double all = 0;
        for (int b = 0; b < weights.length; b++) {
            allWeights += weights[b];
            all += sums[b];
        }
        weight = allWeights;
        sum = all;
    }

    double mean() {
        return sum / weight;
    }

    /** NaN where nothing is left. */
    double[] withoutBlock() {
        double[] without = new double[weights.length];
        for (int b = 0; b < without.length; b++) {
            double left = weight - weights[b];
            without[b] = left > 1e-12 * weight ? (sum - sums[b]) / left : Double.NaN;
        }
        return without;
    }
}
