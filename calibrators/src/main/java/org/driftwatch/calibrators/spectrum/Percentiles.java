package org.driftwatch.calibrators.spectrum;

import java.util.TreeSet;

/**
 * Percentiles of a sample with straight lines between neighbours, rank = (n - 1) p / 100, found by partitioning as far as needed
 * instead of sorting. Values that are not finite are left out. Owned by one thread.
 */
public final class Percentiles {
    private static final int SHORT = 16;

    private final double[] values;
    private final int size;
    /** Places that hold what they would hold after sorting, with everything lower before and everything higher behind. */
    private final TreeSet<Integer> settled = new TreeSet<>();

    /** Percentiles of the finite ones among {@code values}, which are copied. */
    public Percentiles(double[] values) {
        this.values = new double[values.length];
        int n = 0;
        for (double x : values) if (Double.isFinite(x)) this.values[n++] = x;
        size = n;
    }

    /** Number of finite values. */
    public int size() {
        return size;
    }

    /** The value below which {@code percent} of the sample lies; NaN for an empty sample. */
    public double at(double percent) {
        if (!(percent >= 0 && percent <= 100))
            throw new IllegalArgumentException("percentile must be in [0, 100], was " + percent);
        if (size == 0) return Double.NaN;
        double rank = (size - 1) * (percent / 100);
        int below = (int) rank;
        double low = ordered(below);
        if (below == rank) return low;
        return low + (ordered(below + 1) - low) * (rank - below);
    }

    /** The k-th smallest value, from 0. */
    private double ordered(int k) {
        if (settled.contains(k)) return values[k];
        Integer below = settled.lower(k);
        Integer above = settled.higher(k);
        settle(below == null ? 0 : below + 1, above == null ? size - 1 : above - 1, k);
        settled.add(k);
        return values[k];
    }

    /** Partitions [low, high] around pivots until place k is settled. */
    private void settle(int low, int high, int k) {
        int from = low;
        int to = high;
        while (to - from > SHORT) {
            double pivot = pivot(from, to);
            int i = from;
            int j = to;
            while (i <= j) {
                while (values[i] < pivot) i++;
                while (values[j] > pivot) j--;
                if (i > j) break;
                double x = values[i];
                values[i++] = values[j];
                values[j--] = x;
            }
            if (k <= j) to = j;
            else if (k >= i) from = i;
            else return;
        }
        java.util.Arrays.sort(values, from, to + 1);
    }

    private double pivot(int from, int to) {
        double a = values[from];
        double b = values[(from + to) >>> 1];
        double c = values[to];
        return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    }
}
