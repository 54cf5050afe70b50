package org.driftwatch.calibrators.germanium.aoe;

import java.util.Arrays;

/** Weighted values in ascending order: counts in ranges, percentiles, histograms, merged cells. NaN are left out. */
final class AoePoints {
    private final double[] value;
    private final long[] before;

    /** Points with their numbers of equal events. */
    AoePoints(double[] values, int[] weights) {
        int n = 0;
        boolean single = true;
        double[] sorted = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            if (Double.isNaN(values[i])) continue;
            sorted[n++] = values[i];
            single &= weights[i] == 1;
        }
        value = Arrays.copyOf(sorted, n);
        before = new long[n + 1];
        Arrays.sort(value);
        if (single) for (int k = 0; k < n; k++) before[k + 1] = k + 1;
        else count(values, weights);
    }

    /** Equal values stand side by side; their weights go to the first of them. */
    private void count(double[] values, int[] weights) {
        long[] at = new long[value.length];
        for (int i = 0; i < values.length; i++) {
            if (!Double.isNaN(values[i])) at[reaching(values[i])] += weights[i];
        }
        for (int k = 0; k < value.length; k++) before[k + 1] = before[k] + at[k];
    }

    /** Number of events. */
    long events() {
        return before[value.length];
    }

    double least() {
        return value.length == 0 ? Double.NaN : value[0];
    }

    /** Events strictly between. */
    long between(double low, double high) {
        int from = above(low);
        int until = reaching(high);
        return until > from ? before[until] - before[from] : 0;
    }

    /** The q-th percentile with linear interpolation between neighbouring events, q in [0, 100]. */
    double percentile(double q) {
        if (value.length == 0) return Double.NaN;
        double rank = q / 100 * (events() - 1);
        long low = (long) Math.floor(rank);
        double a = event(low);
        double b = event(Math.min(low + 1, events() - 1));
        return a + (rank - low) * (b - a);
    }

    private double event(long rank) {
        int k = Arrays.binarySearch(before, rank);
        int slot = k >= 0 ? k : -k - 2;
        while (slot + 1 < before.length && before[slot + 1] == before[slot]) slot++;
        return value[Math.min(slot, value.length - 1)];
    }

    /**
     * Counts of events strictly between {@code low} and {@code high} in equal bins from the least to the largest of them, the
     * largest itself left out; null without a range.
     */
    Bins histogram(double low, double high, int bins) {
        int from = above(low);
        int until = reaching(high);
        if (until <= from) return null;
        double first = value[from];
        double last = value[until - 1];
        if (!(last > first)) return null;
        return count(from, reaching(last), first, (last - first) / bins, bins);
    }

    /** Counts strictly between in equal bins over exactly that range. */
    Bins histogramOver(double low, double high, int bins) {
        return count(above(low), Math.max(above(low), reaching(high)), low, (high - low) / bins, bins);
    }

    private Bins count(int from, int until, double first, double width, int bins) {
        long[] counts = new long[bins];
        for (int k = from; k < until; k++) {
            int i = (int) ((value[k] - first) / width);
            counts[Math.min(bins - 1, Math.max(0, i))] += before[k + 1] - before[k];
        }
        return new Bins(first, width, counts);
    }

    /** Points strictly between, those within one cell of {@code width} merged into their mean. */
    Cells cells(double low, double high, double width) {
        int from = above(low);
        int until = Math.max(from, reaching(high));
        double[] x = new double[until - from];
        double[] c = new double[until - from];
        int n = 0;
        for (int k = from; k < until; ) {
            double end = value[k] + width;
            double sum = 0;
            double count = 0;
            double first = value[k];
            for (; k < until && value[k] <= end; k++) {
                double w = before[k + 1] - before[k];
                sum += w * (value[k] - first);
                count += w;
            }
            if (count == 0) continue;
            x[n] = first + sum / count;
            c[n++] = count;
        }
        return new Cells(Arrays.copyOf(x, n), Arrays.copyOf(c, n), low, high);
    }

    /** First index with a value above {@code x}. */
    private int above(double x) {
        int lo = 0;
        int hi = value.length;
        while (lo < hi) {
            int mid = (lo + hi) >>> 1;
            if (value[mid] > x) hi = mid;
            else lo = mid + 1;
        }
        return lo;
    }

    /** First index with a value of at least {@code x}. */
    private int reaching(double x) {
        int lo = 0;
        int hi = value.length;
        while (lo < hi) {
            int mid = (lo + hi) >>> 1;
            if (value[mid] >= x) hi = mid;
            else lo = mid + 1;
        }
        return lo;
    }

    /** Equal bins. */
    record Bins(double low, double width, long[] counts) {
        double centre(int i) {
            return low + (i + 0.5) * width;
        }

        double edge(int i) {
            return low + i * width;
        }

        int highest() {
            int best = 0;
            for (int i = 1; i < counts.length; i++) if (counts[i] > counts[best]) best = i;
            return best;
        }
    }

    /** What a likelihood sums over: positions and counts in an open window. */
    record Cells(double[] at, double[] count, double low, double high) {
        double total() {
            double sum = 0;
            for (double c : count) sum += c;
            return sum;
        }
    }
}
