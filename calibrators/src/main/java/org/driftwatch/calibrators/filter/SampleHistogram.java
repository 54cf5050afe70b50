package org.driftwatch.calibrators.filter;

/**
 * How often which values occur among the samples of a waveform: bins of one width from the smallest to the largest sample. The
 * largest sample itself is in no bin, and all bins of a flat waveform are empty, both as in the peer.
 *
 * @param weights counts of the bins
 * @param borders one more than there are bins
 */
public record SampleHistogram(double[] weights, double[] borders) {
    /**
     * What a histogram says of its highest bin.
     *
     * @param index of the bin
     * @param position its lower border
     * @param halfWidth the larger of the distances to either side at which the content falls to one half; NaN when it never does
     */
    public record Top(double index, double position, double halfWidth) {}

    /** All NaN for a NaN in x. */
    public static SampleHistogram of(double[] x, int bins) {
        if (NaNs.anyIn(x)) return new SampleHistogram(NaNs.of(bins), NaNs.of(bins + 1));
        MinMax range = MinMax.of(x);
        double width = (range.max() - range.min()) / bins;
        double[] borders = new double[bins + 1];
        for (int i = 0; i < bins; i++) borders[i] = range.min() + i * width;
        borders[bins] = range.max();
        double[] weights = new double[bins];
        for (double value : x) {
            if (value == range.max()) continue;
            weights[Math.min(bins - 1, (int) Math.floor((value - range.min()) / width))]++;
        }
        return new SampleHistogram(weights, borders);
    }

    /**
     * The highest bin, the first of equals.
     *
     * @param near NaN, or a value: then the bin whose lower border is nearest is taken instead
     */
    public Top top(double near) {
        if (NaNs.anyIn(weights)) return new Top(Double.NaN, Double.NaN, Double.NaN);
        int best = Double.isNaN(near) ? highest() : nearest(near);
        double right = Double.NaN;
        for (int i = best; i < weights.length && Double.isNaN(right); i++)
            if (weights[i] != 0 && weights[i] <= 0.5 * weights[best]) right = Math.abs(borders[best] - borders[i]);
        double left = Double.NaN;
        for (int i = 0; i < best && Double.isNaN(left); i++)
            if (weights[i] != 0 && weights[i] >= 0.5 * weights[best]) left = Math.abs(borders[best] - borders[i]);
        return new Top(best, borders[best], right < left ? left : right);
    }

    private int highest() {
        int best = 0;
        for (int i = 1; i < weights.length; i++) if (weights[i] > weights[best]) best = i;
        return best;
    }

    private int nearest(double value) {
        if (value > borders[borders.length - 2]) return weights.length - 1;
        int best = 0;
        for (int i = 1; i < weights.length; i++)
            if (Math.abs(value - borders[i]) < Math.abs(value - borders[best])) best = i;
        return best;
    }
}
