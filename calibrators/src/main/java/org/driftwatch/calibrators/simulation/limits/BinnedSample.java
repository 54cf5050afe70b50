package org.driftwatch.calibrators.simulation.limits;

import java.util.Arrays;

/**
 * Counts between edges, from which limits are read.
 *
 * @param edges ascending, one more than counts
 * @param counts events in each bin
 */
public record BinnedSample(double[] edges, long[] counts) {
    public BinnedSample {
        if (edges.length != counts.length + 1 || counts.length == 0)
            throw new IllegalArgumentException("edges must be one more than counts, at least 2, were " + edges.length
                    + " for " + counts.length + " counts");
    }

    public long total() {
        return Arrays.stream(counts).sum();
    }

    /**
     * The peer's limit. With the first k at which the cumulated count reaches (1 − L)·N: upper = edge[k], lower = edge[−k]
     * counted from the end, and edge[0] at k = 0. So an upper limit is the lower edge of the bin it needs, and a lower limit
     * is up to two bins too high.
     */
    public double peerLimit(Side side, double lossFraction) {
        int k = firstReaching(side, (1 - lossFraction) * total());
        if (side == Side.UPPER) return edges[k];
        return k == 0 ? edges[0] : edges[edges.length - k];
    }

    private int firstReaching(Side side, double wanted) {
        long seen = 0;
        for (int k = 0; k < counts.length; k++) {
            seen += counts[side == Side.UPPER ? k : counts.length - 1 - k];
            if (seen >= wanted) return k;
        }
        return counts.length;
    }

    /** The tightest edge beyond which at most so many events are. */
    public Cut tightest(Side side, long mostLost) {
        int bins = counts.length;
        long lost = 0;
        int cut = 0;
        while (cut < bins - 1 && lost + counts[at(side, cut)] <= mostLost) lost += counts[at(side, cut++)];
        return new Cut(side == Side.UPPER ? edges[bins - cut] : edges[cut], lost);
    }

    /** Bin {@code place} from the end that is cut. */
    private int at(Side side, int place) {
        return side == Side.UPPER ? counts.length - 1 - place : place;
    }

    /**
     * @param edge where it cuts
     * @param lost events beyond
     */
    public record Cut(double edge, long lost) {}
}
