package org.driftwatch.calibrators.peak;

/**
 * Where a line roughly is and how wide, by scanning centre and width of a box with two sidebands.
 * <pre>
 *   net = N(c ± w) - ½ [N(c - 4w, c - 2w) + N(c + 2w, c + 4w)],   significance = net / sqrt(N + sidebands/4 + 1)
 * </pre>
 * The best box of a Gaussian line spans about 1.6 sigma to either side and holds 89 % of it.
 *
 * @param mu centre
 * @param sigma width
 * @param signal events in the line
 * @param significance of the best box
 */
public record PeakGuess(double mu, double sigma, double signal, double significance) {
    private static final double BOX_SIGMAS = 1.6;
    private static final double BOX_SHARE = 0.89;
    private static final double WIDENING = 1.25;

    /** Range of the scan: centres from {@code from} to {@code to}, half widths from {@code narrow} to {@code wide}. */
    public record Scan(double from, double to, double narrow, double wide) {
        public Scan {
            if (!(from <= to)) throw new IllegalArgumentException("empty scan [" + from + ", " + to + "]");
            if (!(narrow > 0 && narrow <= wide))
                throw new IllegalArgumentException("bad box [" + narrow + ", " + wide + "]");
        }
    }

    /** Best box in {@code histogram}; significance 0 if none lies above its sidebands. */
    public static PeakGuess find(WindowHistogram histogram, Scan scan) {
        long[] sums = sums(histogram);
        PeakGuess best = new PeakGuess(0.5 * (scan.from + scan.to), scan.narrow, 0, 0);
        for (double w = scan.narrow; w <= scan.wide * 1.001; w *= WIDENING) {
            int half = (int) Math.max(1, Math.rint(w / histogram.binWidth()));
            int stride = Math.max(1, half / 6);
            int last = bin(histogram, scan.to);
            for (int c = bin(histogram, scan.from); c <= last; c += stride)
                best = better(best, histogram, sums, c, half);
        }
        return best;
    }

    private static PeakGuess better(PeakGuess best, WindowHistogram histogram, long[] sums, int c, int half) {
        if (c - half < 0 || c + half > histogram.bins()) return best;
        double seen = between(sums, c - half, c + half);
        int left = Math.max(0, c - 4 * half);
        int right = Math.min(histogram.bins(), c + 4 * half);
        int leftBins = c - 2 * half - left;
        int rightBins = right - c - 2 * half;
        if (leftBins + rightBins < 2 * half) return best;
        double beside = 0;
        if (leftBins > 0) beside += between(sums, left, c - 2 * half);
        if (rightBins > 0) beside += between(sums, c + 2 * half, right);
        double ratio = 2.0 * half / (Math.max(leftBins, 0) + Math.max(rightBins, 0));
        double net = seen - ratio * beside;
        double significance = net / Math.sqrt(seen + ratio * ratio * beside + 1);
        if (significance <= best.significance) return best;
        double sigma = half * histogram.binWidth() / BOX_SIGMAS;
        return new PeakGuess(histogram.edge(c), sigma, net / BOX_SHARE, significance);
    }

    private static int bin(WindowHistogram histogram, double x) {
        return (int) Math.rint((x - histogram.low()) / histogram.binWidth());
    }

    private static double between(long[] sums, int from, int until) {
        return sums[until] - sums[from];
    }

    private static long[] sums(WindowHistogram histogram) {
        long[] sums = new long[histogram.bins() + 1];
        for (int i = 0; i < histogram.bins(); i++) sums[i + 1] = sums[i] + histogram.count(i);
        return sums;
    }
}
