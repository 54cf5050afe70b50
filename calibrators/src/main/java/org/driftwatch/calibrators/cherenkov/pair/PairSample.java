package org.driftwatch.calibrators.cherenkov.pair;

import java.util.List;

/**
 * The contributions of a pair at close, in sorted order: one by one, or, beyond the capacity, as centres of cells with counts.
 * Sums are exact in both cases. Immutable; the arrays of its accessors are shared and must not be changed.
 */
public final class PairSample {
    private final double[][] columns;
    private final int[] block;
    private final long[] weight;
    private final BlockSums[] sums;
    private final BlockSums total;

    PairSample(double[][] columns, int[] block, long[] weight, BlockSums[] sums) {
        this.columns = columns;
        this.block = block;
        this.weight = weight;
        this.sums = sums;
        total = new BlockSums(columns.length);
        for (BlockSums each : sums) total.add(each);
    }

    /** The contributions of several pairs as one. */
    public static PairSample joined(List<PairSample> samples) {
        int width = samples.get(0).columns.length;
        int points = samples.stream().mapToInt(PairSample::points).sum();
        double[][] columns = new double[width][points];
        int[] block = new int[points];
        long[] weight = new long[points];
        BlockSums[] sums = none(width);
        int at = 0;
        for (PairSample each : samples) {
            for (int c = 0; c < width; c++) System.arraycopy(each.columns[c], 0, columns[c], at, each.points());
            System.arraycopy(each.block, 0, block, at, each.points());
            System.arraycopy(each.weight, 0, weight, at, each.points());
            for (int b = 0; b < sums.length; b++) sums[b].add(each.sums[b]);
            at += each.points();
        }
        return new PairSample(columns, block, weight, sums);
    }

    /** The same contributions with one column, of these values by point. */
    public PairSample with(double[] values) {
        BlockSums[] of = none(1);
        for (int k = 0; k < values.length; k++) for (long n = 0; n < weight[k]; n++) of[block[k]].add(values, k);
        return new PairSample(new double[][] {values}, block, weight, of);
    }

    private static BlockSums[] none(int width) {
        BlockSums[] sums = new BlockSums[EventBlocks.BLOCKS];
        for (int b = 0; b < sums.length; b++) sums[b] = new BlockSums(width);
        return sums;
    }

    /** Number of contributions. */
    public long count() {
        return total.count();
    }

    /** Number of points, at most {@link #count}. */
    public int points() {
        return weight.length;
    }

    /** Values of a column by point. */
    public double[] column(int column) {
        return columns[column];
    }

    /** Jackknife block by point. */
    public int[] block() {
        return block;
    }

    /** Contributions by point. */
    public long[] weight() {
        return weight;
    }

    /** Sum of a column over all contributions. */
    public double sum(int column) {
        return total.sum(column);
    }

    /** Sum of the squares of a column. */
    public double squares(int column) {
        return total.squares(column);
    }

    /** Contributions in a block. */
    public long count(int ofBlock) {
        return sums[ofBlock].count();
    }

    /** Sum of a column in a block. */
    public double sum(int column, int ofBlock) {
        return sums[ofBlock].sum(column);
    }
}
