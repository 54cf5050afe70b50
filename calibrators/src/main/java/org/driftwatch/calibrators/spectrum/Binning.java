package org.driftwatch.calibrators.spectrum;

/**
 * Equal half-open bins that share [low, high): x = high is beyond the last.
 *
 * @param low lower edge of the first bin
 * @param high upper edge of the last bin
 * @param bins number of bins, at least 1
 */
public record Binning(double low, double high, int bins) {
    private static final int MOST = 1 << 26;

    public Binning {
        if (!(Double.isFinite(low) && Double.isFinite(high) && low < high))
            throw new IllegalArgumentException(
                    "range of bins must be finite and not empty, was [" + low + ", " + high + ")");
        if (bins < 1 || bins > MOST)
            throw new IllegalArgumentException("number of bins must be 1 to " + MOST + ", was " + bins);
    }

    /**
     * As many bins of about {@code width} as fit whole, spread over the range, so that they are a little wider; at
     * least one.
     */
    public static Binning ofWidth(double low, double high, double width) {
        if (!(width > 0)) throw new IllegalArgumentException("width of bins must be > 0, was " + width);
        return new Binning(low, high, (int) Math.max(1, Math.floor((high - low) / width)));
    }

    /**
     * Bins for integers: the width rounded to a whole number (at least 1), from floor(low) on, as many as reach high.
     */
    public static Binning ofIntegers(double low, double high, double width) {
        if (!(width > 0)) throw new IllegalArgumentException("width of bins must be > 0, was " + width);
        double whole = Math.max(1, Math.rint(width));
        double from = Math.floor(low);
        int bins = (int) Math.max(1, Math.ceil((high - low) / whole));
        return new Binning(from, from + bins * whole, bins);
    }

    /** Width of a bin. */
    public double width() {
        return (high - low) / bins;
    }

    /** Lower edge of bin i; {@code edge(bins)} is the upper edge of the last. */
    public double edge(int i) {
        double share = (double) i / bins;
        return (1 - share) * low + share * high;
    }

    /** Centre of bin i. */
    public double centre(int i) {
        return 0.5 * (edge(i) + edge(i + 1));
    }

    /** The bin of x; -1 below the first, {@code bins} from the upper edge of the last on and for NaN. */
    public int bin(double x) {
        double share = (x - low) / (high - low);
        if (share < 1) return share < 0 ? -1 : (int) Math.min(bins - 1, share * bins);
        return bins;
    }

    /** Centres of all bins. */
    public double[] centres() {
        double[] centres = new double[bins];
        for (int i = 0; i < bins; i++) centres[i] = centre(i);
        return centres;
    }
}
