package org.driftwatch.calibrators.simulation.limits;

import java.util.Arrays;
import org.apache.commons.math3.util.FastMath;

/** The peer's bins: 1000 edges from the smallest to the largest value of the sample, so they depend on the sample. */
final class SampleBins {
    private static final int EDGES = 1000;
    private static final double LN2 = FastMath.log(2);

    private static final float LOG10_OF_2 = (float) FastMath.log10(2);

    private SampleBins() {}

    /** Equal steps. @param values at least one, finite */
    static double[] linear(double[] values) {
        return spaced(smallest(values), largest(values));
    }

    /** Equal steps in the logarithm, the ends exact, so that no event drops out. @param values at least one, finite, positive */
    static double[] logarithmic(double[] values) {
        double low = smallest(values);
        double high = largest(values);
        double[] edges = powers(spaced(FastMath.log10(low), FastMath.log10(high)));
        for (int i = 0; i < EDGES; i++) edges[i] = Math.min(Math.max(edges[i], low), high);
        edges[0] = low;
        edges[EDGES - 1] = high;
        return edges;
    }

    /**
     * As the peer has them: it takes the logarithm of the ends in single precision, as its energies are. Edges move by up to
     * 1e-6, so that the extreme event may lie outside.
     */
    static double[] peerLogarithmic(double[] values) {
        return powers(spaced(singleLog10(smallest(values)), singleLog10(largest(values))));
    }

    /** Logarithm base 2, then times log10(2), each rounded to single precision, which reproduces the peer's numbers. */
    private static double singleLog10(double value) {
        return (float) (FastMath.log(value) / LN2) * LOG10_OF_2;
    }

    private static double[] spaced(double from, double to) {
        double step = (to - from) / (EDGES - 1);
        double[] edges = new double[EDGES];
        for (int i = 0; i < EDGES; i++) edges[i] = i * step + from;
        edges[EDGES - 1] = to;
        return edges;
    }

    private static double[] powers(double[] exponents) {
        for (int i = 0; i < exponents.length; i++) exponents[i] = FastMath.pow(10, exponents[i]);
        return exponents;
    }

    private static double smallest(double[] values) {
        return Arrays.stream(values).min().orElseThrow();
    }

    private static double largest(double[] values) {
        return Arrays.stream(values).max().orElseThrow();
    }

    /** Counts between edges: half-open bins, the last closed, values outside dropped. */
    static long[] counts(double[] values, double[] edges) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int bins = edges.length - 1;
        long[] counts = new long[bins];
        int from = before(sorted, edges[0], false);
        for (int bin = 0; bin < bins; bin++) {
            int until = before(sorted, edges[bin + 1], bin == bins - 1);
            counts[bin] = until - from;
            from = until;
        }
        return counts;
    }

    /** How many of the sorted values are below the edge, or at it when {@code closed}. */
    private static int before(double[] sorted, double edge, boolean closed) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < edge || closed && sorted[middle] == edge) low = middle + 1;
            else high = middle;
        }
        return low;
    }
}
