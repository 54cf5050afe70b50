package org.driftwatch.calibrators.spectrum;

/**
 * A histogram: contents and their variances. The arrays are handed over, not copied.
 *
 * @param binning the bins
 * @param counts content of each bin
 * @param variances variance of each content; the content itself when events are counted
 */
public record BinnedCounts(Binning binning, double[] counts, double[] variances) {
    private static final double NEAR = 1e-6;

    public BinnedCounts {
        if (counts.length != binning.bins() || variances.length != binning.bins())
            throw new IllegalArgumentException("histogram of " + binning.bins() + " bins needs as many contents, got "
                    + counts.length + " and " + variances.length + " variances");
    }

    /** Counts with Poisson variances. */
    public static BinnedCounts of(Binning binning, double[] counts) {
        return new BinnedCounts(binning, counts, counts);
    }

    /** Events in bins; NaN and values beyond the range are left out. */
    public static BinnedCounts of(Binning binning, double[] values, int from, int until) {
        double[] counts = new double[binning.bins() + 1];
        double scale = binning.bins() / (binning.high() - binning.low());
        double low = binning.low();
        int last = binning.bins();
        for (int i = from; i < until; i++) {
            double at = (values[i] - low) * scale;
            int bin = (int) at;
            double share = at - bin;
            if (bin > 0 && bin < last && share > NEAR && share < 1 - NEAR) counts[bin]++;
            else count(binning, counts, values[i], 1); // so near to an edge that the exact quotient decides
        }
        return of(binning, java.util.Arrays.copyOf(counts, last));
    }

    /** Weighted points in bins: variance w for a point that stands for w events. */
    public static BinnedCounts of(Binning binning, double[] values, int[] weights) {
        double[] counts = new double[binning.bins() + 1];
        for (int i = 0; i < values.length; i++) count(binning, counts, values[i], weights[i]);
        return of(binning, java.util.Arrays.copyOf(counts, binning.bins()));
    }

    private static void count(Binning binning, double[] counts, double x, int weight) {
        int bin = binning.bin(x);
        if (bin >= 0) counts[bin] += weight;
    }

    /** Number of bins. */
    public int bins() {
        return counts.length;
    }

    /** The first bin with the largest content. */
    public int highest() {
        int best = 0;
        for (int i = 1; i < counts.length; i++) if (counts[i] > counts[best]) best = i;
        return best;
    }

    /** Sum of the contents. */
    public double total() {
        double sum = 0;
        for (double each : counts) sum += each;
        return sum;
    }
}
