package org.driftwatch.calibrators.histogram;

/**
 * Equal bins from {@code low}; half-open, so that {@code low + bins * width} is beyond the axis.
 *
 * @param low lower edge of bin 0 [ADC]
 * @param width [ADC]
 * @param bins number of bins
 */
public record Axis(double low, double width, int bins) {
    public Axis {
        if (!Double.isFinite(low)) throw new IllegalArgumentException("low must be finite, was " + low);
        if (!(width > 0)) throw new IllegalArgumentException("width must be > 0, was " + width);
        if (bins < 1) throw new IllegalArgumentException("bins must be >= 1, was " + bins);
    }

    /** The bin of x, or -1 if x is beyond the axis or NaN. */
    public int bin(double x) {
        double position = Math.floor((x - low) / width);
        return position >= 0 && position < bins ? (int) position : -1;
    }

    /** The bin of x, clipped to the axis; for edges of windows, where {@code bins} is one beyond the last. */
    public int edgeBin(double x) {
        return (int) Math.min(bins, Math.max(0, Math.rint((x - low) / width)));
    }

    /** Lower edge of bin i. */
    public double edge(int i) {
        return low + i * width;
    }
}
