package org.driftwatch.calibrators.germanium.cuts;

import java.util.Arrays;
import org.driftwatch.calibrators.spectrum.BinnedCounts;
import org.driftwatch.calibrators.spectrum.Binning;
import org.driftwatch.calibrators.spectrum.Percentiles;

/** A column as it is, value by value; what is not finite is left out. One thread. */
public final class ColumnValues implements ColumnDistribution {
    private final double[] values;
    private final double lowest;
    private final double highest;
    private Percentiles percentiles;

    private ColumnValues(double[] values, int size, Percentiles percentiles) {
        this.percentiles = percentiles;
        this.values = size == values.length ? values : Arrays.copyOf(values, size);
        double low = size == 0 ? Double.NaN : values[0];
        double high = low;
        for (int i = 1; i < size; i++) {
            if (values[i] < low) low = values[i];
            else if (values[i] > high) high = values[i];
        }
        lowest = low;
        highest = high;
    }

    /** The finite ones of these values. */
    public static ColumnValues of(double[] column) {
        double[] finite = new double[column.length];
        int n = 0;
        for (double x : column) if (Double.isFinite(x)) finite[n++] = x;
        return new ColumnValues(finite, n, null);
    }

    @Override
    public Kind kind() {
        return Kind.COLUMNS;
    }

    @Override
    public double size() {
        return values.length;
    }

    @Override
    public double lowest() {
        return lowest;
    }

    @Override
    public double highest() {
        return highest;
    }

    @Override
    public double percentile(double percent) {
        return percentiles().at(percent);
    }

    @Override
    public double deviation() {
        double mean = 0;
        for (double x : values) mean += x;
        mean /= values.length;
        double squares = 0;
        for (double x : values) squares += (x - mean) * (x - mean);
        return Math.sqrt(squares / values.length);
    }

    @Override
    public BinnedCounts counts(Binning binning) {
        return BinnedCounts.of(binning, values, 0, values.length);
    }

    @Override
    public ColumnDistribution between(double low, double high) {
        double[] inside = new double[values.length];
        int n = 0;
        int below = 0;
        for (double x : values) {
            if (x > low && x < high) inside[n++] = x;
            else if (x <= low) below++;
        }
        return new ColumnValues(inside, n, percentiles().part(below, n));
    }

    private Percentiles percentiles() {
        if (percentiles == null) percentiles = new Percentiles(values);
        return percentiles;
    }
}
