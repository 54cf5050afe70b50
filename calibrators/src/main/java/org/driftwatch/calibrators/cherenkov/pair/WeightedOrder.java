package org.driftwatch.calibrators.cherenkov.pair;

import java.util.stream.IntStream;

/** Median and median absolute deviation of points with counts. */
final class WeightedOrder {
    /** Median absolute deviation of a normal distribution in units of its sigma, inverted. */
    static final double NORMAL = 1.4826;

    private WeightedOrder() {}

    /** Median, the mean of the middle two when their number is even; NaN without points. */
    static double median(double[] values, long[] weight) {
        long total = 0;
        for (long each : weight) total += each;
        if (total == 0) return Double.NaN;
        int[] order = IntStream.range(0, values.length)
                .boxed()
                .sorted((a, b) -> Double.compare(values[a], values[b]))
                .mapToInt(k -> k)
                .toArray();
        return (at(values, weight, order, (total - 1) / 2) + at(values, weight, order, total / 2)) / 2;
    }

    private static double at(double[] values, long[] weight, int[] order, long rank) {
        long seen = 0;
        for (int k : order) {
            seen += weight[k];
            if (seen > rank) return values[k];
        }
        return values[order[order.length - 1]];
    }

    /** 1.4826 times the median distance from a centre. */
    static double spread(double[] values, long[] weight, double centre) {
        double[] distance = new double[values.length];
        for (int k = 0; k < values.length; k++) distance[k] = Math.abs(values[k] - centre);
        return NORMAL * median(distance, weight);
    }
}
