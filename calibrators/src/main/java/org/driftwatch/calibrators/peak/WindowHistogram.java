package org.driftwatch.calibrators.peak;

/**
 * Counts of one window: equal bins from {@code low}. Arrays are copied in and out.
 *
 * @param low lower edge of the first bin
 * @param binWidth width of a bin
 * @param counts events per bin
 */
public record WindowHistogram(double low, double binWidth, long[] counts) {
    /** Of real numbers fewer could all fall into bins that begin at whole numbers. */
    private static final int FEWEST_WHOLE = 30;

    private static final int FEWEST_PER_UNIT = 4;
    private static final int FEWEST_BINS = 8;
    private static final double ROUNDING = 1e-6;

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

    /** The same counts, all bins {@code by} higher. */
    public WindowHistogram moved(double by) {
        return new WindowHistogram(low + by, binWidth, counts);
    }

    /**
     * Of a column of whole numbers, whose values lie at lower edges of finer bins, the same counts in bins of width 1 around them; of
     * others this. A column is one of whole numbers if all of at least 30 events are in bins that begin at one, with 4 bins or more
     * per unit.
     */
    public WindowHistogram aroundWholeNumbers() {
        int perUnit = (int) Math.rint(1 / binWidth);
        double first = Math.rint(low / binWidth);
        boolean aligned = Math.abs(perUnit * binWidth - 1) < ROUNDING && Math.abs(first - low / binWidth) < ROUNDING;
        if (!aligned || perUnit < FEWEST_PER_UNIT) return this;
        int from = (int) Math.floorMod(-(long) first, (long) perUnit);
        long[] whole = new long[Math.max(0, (counts.length - from + perUnit - 1) / perUnit)];
        long sum = 0;
        for (int i = 0; i < whole.length; i++) sum += whole[i] = counts[from + i * perUnit];
        if (whole.length < FEWEST_BINS || sum < FEWEST_WHOLE || sum < total()) return this;
        return new WindowHistogram(edge(from) - 0.5, 1, whole);
    }
}
