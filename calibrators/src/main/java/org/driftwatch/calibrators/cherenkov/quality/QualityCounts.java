package org.driftwatch.calibrators.cherenkov.quality;

import java.util.Arrays;
import java.util.List;

/**
 * How many rows passed: of all rows, those passing each criterion on its own, and those passing it and all before it. Immutable;
 * counts of two samples add.
 *
 * @param names {@code TOTAL}, then the criteria in order
 * @param counts passing each, independent of the others; handed over, not copied
 * @param cumulative passing each and all before it; handed over, not copied
 */
public record QualityCounts(List<String> names, long[] counts, long[] cumulative) {
    public static final String TOTAL = "TOTAL";

    public QualityCounts {
        names = List.copyOf(names);
        if (names.size() != counts.length || names.size() != cumulative.length)
            throw new IllegalArgumentException(
                    "quality counts must be " + names.size() + ", were " + counts.length + " and " + cumulative.length);
    }

    /** Rows seen. */
    public long total() {
        return counts[0];
    }

    /** Rows that passed everything. */
    public long passed() {
        return cumulative[cumulative.length - 1];
    }

    public QualityCounts plus(QualityCounts other) {
        if (!names.equals(other.names))
            throw new IllegalArgumentException("quality counts of " + names + " cannot take those of " + other.names);
        return new QualityCounts(names, sum(counts, other.counts), sum(cumulative, other.cumulative));
    }

    private static long[] sum(long[] a, long[] b) {
        long[] sum = a.clone();
        for (int i = 0; i < sum.length; i++) sum[i] += b[i];
        return sum;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof QualityCounts that
                && names.equals(that.names)
                && Arrays.equals(counts, that.counts)
                && Arrays.equals(cumulative, that.cumulative);
    }

    @Override
    public int hashCode() {
        return 31 * names.hashCode() + Arrays.hashCode(counts);
    }

    @Override
    public String toString() {
        return names + " " + Arrays.toString(counts) + " cumulative " + Arrays.toString(cumulative);
    }
}
