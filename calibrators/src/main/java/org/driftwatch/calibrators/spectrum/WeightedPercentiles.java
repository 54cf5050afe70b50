package org.driftwatch.calibrators.spectrum;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Percentiles of points that stand for several equal events: those of the sample with each point repeated as often as
 * its weight
 * says, with straight lines between neighbours. NaN is left out. Immutable.
 */
public final class WeightedPercentiles {
    private final double[] values;
    private final long[] below;

    /** Percentiles of {@code values}, each repeated {@code weights} times. */
    public WeightedPercentiles(double[] values, int[] weights) {
        int[] order = IntStream.range(0, values.length)
                .filter(i -> !Double.isNaN(values[i]))
                .boxed()
                .sorted((a, b) -> Double.compare(values[a], values[b]))
                .mapToInt(Integer::intValue)
                .toArray();
        this.values = Arrays.stream(order).mapToDouble(i -> values[i]).toArray();
        below = new long[order.length + 1];
        for (int k = 0; k < order.length; k++) below[k + 1] = below[k] + weights[order[k]];
    }

    /** Number of events. */
    public long events() {
        return below[values.length];
    }

    /** The value below which {@code percent} of the events lie; NaN without events. */
    public double at(double percent) {
        if (events() == 0) return Double.NaN;
        double rank = (events() - 1) * (percent / 100);
        long whole = (long) rank;
        double low = ordered(whole);
        return whole == rank ? low : low + (ordered(whole + 1) - low) * (rank - whole);
    }

    private double ordered(long k) {
        int found = Arrays.binarySearch(below, k);
        int i = found >= 0 ? found : -found - 2;
        while (below[i + 1] <= k) i++;
        return values[i];
    }
}
