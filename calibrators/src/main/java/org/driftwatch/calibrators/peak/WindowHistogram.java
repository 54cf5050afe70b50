package org.driftwatch.calibrators.peak;

/**
 * Counts of one window: equal bins from {@code low}. Arrays are copied in and out.
 *
 * @param low lower edge of the first bin
 * @param binWidth width of a bin
 * @param counts events per bin
 */
public record WindowHistogram(double low, double binWidth, long[] counts) {
    public WindowHistogram {
        if (!(binWidth > 0)) throw new IllegalArgumentException("binWidth must be > 0, was " + binWidth);
        if (counts.length == 0) throw new IllegalArgumentException("counts must not be empty");
        counts = counts.clone();
    }

    @Override
    public long[] counts() {
        return counts.clone();
    }

    /** Number of bins. */
    public int bins() {
        return counts.length;
    }

    /** Counts of bin {@code i}. */
    public long count(int i) {
        return counts[i];
    }

    /** Lower edge of bin {@code i}. */
    public double edge(int i) {
        return low + i * binWidth;
    }

    /** Upper edge of the last bin. */
    public double high() {
        return edge(counts.length);
    }

    /** Sum of all bins. */
    public long total() {
        long sum = 0;
        for (long count : counts) sum += count;
        return sum;
    }

    /** Events between bins {@code from} (in) and {@code until} (out), clipped to the window. */
    public long sum(int from, int until) {
        long sum = 0;
        for (int i = Math.max(0, from); i < Math.min(counts.length, until); i++) sum += counts[i];
        return sum;
    }

    /** The same counts in bins {@code factor} times as wide; a last incomplete bin is left out. */
    public WindowHistogram rebinned(int factor) {
        long[] merged = new long[Math.max(1, counts.length / factor)];
        for (int i = 0; i < merged.length; i++) merged[i] = sum(i * factor, (i + 1) * factor);
        return new WindowHistogram(low, binWidth * factor, merged);
    }
}
