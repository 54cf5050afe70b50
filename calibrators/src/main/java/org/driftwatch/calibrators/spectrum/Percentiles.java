package org.driftwatch.calibrators.spectrum;

import java.util.TreeSet;
import org.apache.commons.math3.util.FastMath;

/**
 * Percentiles of a sample with straight lines between neighbours, rank = (n - 1) p / 100, found by partitioning as far
 * as needed
 * instead of sorting. Values that are not finite are left out. Owned by one thread.
 */
public final class Percentiles {
    private static final int SAMPLED_FROM = 600;
    private static final int BUCKETS = 1024;
    private static final int BUCKETS_FROM = 4096;
    private static final int FEW = 64;

    private final Percentiles whole;
    private final int first;
    private double[] values;
    private final int size;
    private boolean prepared;
    /** Where each bucket starts, and the end of the last; null without buckets. */
    private int[] starts;

    /**
     * Places that hold what they would hold after sorting, with everything lower before and everything higher behind.
     */
    private final TreeSet<Integer> settled = new TreeSet<>();

    /** Percentiles of the finite ones among {@code values}, which are copied. */
    public Percentiles(double[] values) {
        this.values = new double[values.length];
        int n = 0;
        for (double x : values) if (Double.isFinite(x)) this.values[n++] = x;
        size = n;
        whole = this;
        first = 0;
    }

    private Percentiles(Percentiles whole, int first, int size) {
        this.whole = whole;
        this.first = first;
        this.size = size;
    }

    /**
     * Percentiles of the values that would stand at the places [first, first + size) after sorting; shares what has been sorted so far.
     */
    public Percentiles part(int first, int size) {
        if (first < 0 || size < 0 || first + size > this.size)
            throw new IllegalArgumentException(
                    "places must lie in [0, " + this.size + "), were [" + first + ", " + (first + size) + ")");
        return new Percentiles(whole, this.first + first, size);
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
        double low = whole.ordered(first + below);
        if (below == rank) return low;
        return low + (whole.ordered(first + below + 1) - low) * (rank - below);
    }

    /** The k-th smallest value, from 0. */
    private double ordered(int k) {
        if (!prepared) prepare();
        if (settled.contains(k)) return values[k];
        Integer below = settled.lower(k);
        Integer above = settled.higher(k);
        int low = below == null ? 0 : below + 1;
        int high = above == null ? size - 1 : above - 1;
        if (starts != null) {
            int found = java.util.Arrays.binarySearch(starts, k + 1);
            int bucket = found >= 0 ? found : -found - 1; // the first that starts beyond k
            while (starts[bucket - 1] > k) bucket--;
            low = Math.max(low, starts[bucket - 1]);
            high = Math.min(high, starts[bucket] - 1);
        }
        settle(low, high, k);
        settled.add(k);
        return values[k];
    }

    /** Sorts roughly, into equal buckets, where the values are spread over their range well enough for that to help. */
    private void prepare() {
        prepared = true;
        if (size < BUCKETS_FROM) return;
        double low = values[0];
        double high = values[0];
        for (int i = 1; i < size; i++) {
            low = Math.min(low, values[i]);
            high = Math.max(high, values[i]);
        }
        double[] few = new double[FEW];
        for (int i = 0; i < FEW; i++) few[i] = values[(int) ((long) i * size / FEW)];
        java.util.Arrays.sort(few);
        boolean spread = few[FEW - 4] - few[3] > (high - low) / FEW;
        if (spread && high - low < Double.POSITIVE_INFINITY) scatter(low, BUCKETS / (high - low));
    }

    private void scatter(double low, double scale) {
        int[] ends = new int[BUCKETS + 1];
        for (int i = 0; i < size; i++) ends[Math.min(BUCKETS - 1, (int) ((values[i] - low) * scale)) + 1]++;
        for (int b = 0; b < BUCKETS; b++) ends[b + 1] += ends[b];
        starts = ends.clone();
        double[] sorted = new double[size];
        for (int i = 0; i < size; i++)
            sorted[ends[Math.min(BUCKETS - 1, (int) ((values[i] - low) * scale))]++] = values[i];
        values = sorted;
    }

    /**
     * Puts place k of [low, high] right: partitions around a pivot that is found by the same method in a small sample
     * around k, so
     * that little more than one pass is needed (Floyd and Rivest, Comm. ACM 18 (1975) 165).
     */
    private void settle(int low, int high, int k) {
        int from = low;
        int to = high;
        while (to > from) {
            if (to - from > SAMPLED_FROM) sample(from, to, k);
            double pivot = values[k];
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
    }

    private void sample(int from, int to, int k) {
        double n = to - from + 1.0;
        double rank = k - from + 1.0;
        double size = 0.5 * FastMath.pow(n, 2.0 / 3);
        double spread = 0.5 * Math.sqrt(FastMath.log(n) * size * (n - size) / n) * Math.signum(rank - 0.5 * n);
        int left = (int) Math.max(from, k - rank * size / n + spread);
        int right = (int) Math.min(to, k + (n - rank) * size / n + spread);
        settle(left, right, k);
    }
}
