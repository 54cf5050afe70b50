package org.driftwatch.calibrators.germanium.cuts;

import java.util.Arrays;
import org.driftwatch.calibrators.spectrum.BinnedCounts;
import org.driftwatch.calibrators.spectrum.Binning;

/**
 * Counts in neighbouring cells, read as values spread evenly over each cell. A cell that towers over both neighbours
 * by more than
 * eight times their sum holds one repeated value, at its end nearer to zero: so whole numbers stay whole numbers.
 */
final class CellDistribution implements ColumnDistribution {
    private static final double TOWERS = 8;

    private final double[] low;
    private final double[] high;
    private final double[] counts;
    private final double[] below;

    private CellDistribution(double[] low, double[] high, double[] counts) {
        this.low = low;
        this.high = high;
        this.counts = counts;
        below = new double[counts.length + 1];
        for (int i = 0; i < counts.length; i++) below[i + 1] = below[i] + counts[i];
    }

    /** Cells in ascending order with their counts. */
    static CellDistribution of(long[] cells, double[] counts, int shift) {
        int n = cells.length;
        double[] low = new double[n];
        double[] high = new double[n];
        for (int i = 0; i < n; i++) {
            low[i] = FloatingCell.low(cells[i]);
            high[i] = FloatingCell.high(cells[i], shift);
            double beside = i > 0 && cells[i] - cells[i - 1] == 1L << shift ? counts[i - 1] : 0;
            if (i + 1 < n && cells[i + 1] - cells[i] == 1L << shift) beside += counts[i + 1];
            if (!(counts[i] > TOWERS * beside)) continue;
            if (Math.abs(low[i]) < Math.abs(high[i])) high[i] = low[i];
            else low[i] = high[i];
        }
        return new CellDistribution(low, high, counts);
    }

    @Override
    public Kind kind() {
        return Kind.HISTOGRAM;
    }

    @Override
    public double size() {
        return below[counts.length];
    }

    @Override
    public double lowest() {
        return counts.length == 0 ? Double.NaN : low[0];
    }

    @Override
    public double highest() {
        return counts.length == 0 ? Double.NaN : high[counts.length - 1];
    }

    @Override
    public double percentile(double percent) {
        if (counts.length == 0) return Double.NaN;
        double rank = Math.max(0, size() - 1) * (percent / 100) + 0.5;
        int found = Arrays.binarySearch(below, rank);
        int i = Math.min(counts.length - 1, found >= 0 ? found : -found - 2);
        double share = Math.min(1, (rank - below[i]) / counts[i]);
        return low[i] + (high[i] - low[i]) * share;
    }

    @Override
    public double deviation() {
        double mean = 0;
        for (int i = 0; i < counts.length; i++) mean += counts[i] * 0.5 * (low[i] + high[i]);
        mean /= size();
        double squares = 0;
        for (int i = 0; i < counts.length; i++) {
            double distance = 0.5 * (low[i] + high[i]) - mean;
            double width = high[i] - low[i];
            squares += counts[i] * (distance * distance + width * width / 12);
        }
        return Math.sqrt(squares / size());
    }

    @Override
    public BinnedCounts counts(Binning binning) {
        double[] contents = new double[binning.bins()];
        for (int i = 0; i < counts.length; i++) {
            if (!(high[i] >= binning.low() && low[i] < binning.high())) continue;
            int first = Math.max(0, binning.bin(low[i]));
            int last = Math.min(binning.bins() - 1, binning.bin(high[i]));
            if (low[i] == high[i] || first == last && low[i] >= binning.low() && high[i] < binning.high())
                contents[first] += counts[i];
            else spread(i, first, last, binning, contents);
        }
        return BinnedCounts.of(binning, contents);
    }

    private void spread(int i, int first, int last, Binning binning, double[] contents) {
        double density = counts[i] / (high[i] - low[i]);
        for (int bin = first; bin <= last; bin++) {
            double from = Math.max(low[i], binning.edge(bin));
            double to = Math.min(high[i], binning.edge(bin + 1));
            if (to > from) contents[bin] += density * (to - from);
        }
    }

    @Override
    public ColumnDistribution between(double from, double until) {
        int n = counts.length;
        double[] lows = new double[n];
        double[] highs = new double[n];
        double[] inside = new double[n];
        int kept = 0;
        for (int i = 0; i < n; i++) {
            double a = Math.max(low[i], from);
            double b = Math.min(high[i], until);
            boolean point = low[i] == high[i];
            if (point ? !(low[i] > from && low[i] < until) : !(a < b)) continue;
            lows[kept] = a;
            highs[kept] = b;
            inside[kept++] = point ? counts[i] : counts[i] * (b - a) / (high[i] - low[i]);
        }
        return new CellDistribution(Arrays.copyOf(lows, kept), Arrays.copyOf(highs, kept), Arrays.copyOf(inside, kept));
    }
}
