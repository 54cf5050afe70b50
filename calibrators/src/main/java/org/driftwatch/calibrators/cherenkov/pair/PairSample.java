package org.driftwatch.calibrators.cherenkov.pair;

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
