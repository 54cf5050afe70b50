package org.driftwatch.calibrators.peak;

import java.util.Arrays;

/**
 * The non-empty bins of a window, merged to what a likelihood needs.
 *
 * <p>Near the line bins are at most a fortieth of sigma wide (if the histogram is that fine), far from it at most a given
 * width, so an estimate stays within some 0.01 standard errors of the one from single events at a few hundred bins. Bins wider
 * than a twelfth of sigma are integrated by two Gauss-Legendre nodes instead of one.
 */
final class LikelihoodBins {
    private static final double FINE = 40;
    private static final double COARSE = 12;
    private static final double NODE = 0.5 / Math.sqrt(3);

    private final double low;
    private final double high;
    private final double[] centre;
    private final double[] node;
    private final double[] count;
    private int size;

    /**
     * Merges the bins of a window.
     *
     * @param mu where the line roughly is
     * @param sigma its rough width
     * @param widest widest bin far from the line
     */
    LikelihoodBins(WindowHistogram histogram, double mu, double sigma, double widest) {
        low = histogram.low();
        high = histogram.high();
        int n = histogram.bins();
        double[] x = new double[n];
        double[] offset = new double[n];
        double[] c = new double[n];
        double width = histogram.binWidth();
        int fine = Math.max(1, (int) (sigma / FINE / width));
        int wide = Math.max(fine, (int) (widest / width * (1 + 1e-9)));
        for (int i = 0; i < n; ) {
            double z = (histogram.edge(i) - mu) / sigma;
            int take = Math.min(n - i, z > -9 && z < 6 ? fine : wide);
            long sum = histogram.sum(i, i + take);
            if (sum > 0) {
                x[size] = histogram.edge(i) + 0.5 * take * width;
                offset[size] = take * width > sigma / COARSE ? NODE * take * width : 0;
                c[size++] = sum;
            }
            i += take;
        }
        centre = Arrays.copyOf(x, size);
        node = Arrays.copyOf(offset, size);
        count = Arrays.copyOf(c, size);
    }

    double low() {
        return low;
    }

    double high() {
        return high;
    }

    int size() {
        return size;
    }

    double centre(int i) {
        return centre[i];
    }

    /** Distance of the two integration nodes from the centre; 0 if one node at the centre is enough. */
    double node(int i) {
        return node[i];
    }

    double count(int i) {
        return count[i];
    }
}
