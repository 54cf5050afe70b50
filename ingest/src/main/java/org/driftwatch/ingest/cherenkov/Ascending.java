package org.driftwatch.ingest.cherenkov;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntBinaryOperator;

/** Indices 0..n−1 put in order; equal ones stay as they were. */
final class Ascending {
    private Ascending() {}

    /** @param compare as {@code Integer.compare}, of two indices */
    static int[] order(int n, IntBinaryOperator compare) {
        Integer[] order = new Integer[n];
        Arrays.setAll(order, i -> i);
        if (!isSorted(n, compare)) Arrays.sort(order, (Comparator<Integer>) compare::applyAsInt);
        return Arrays.stream(order).mapToInt(Integer::intValue).toArray();
    }

    private static boolean isSorted(int n, IntBinaryOperator compare) {
        for (int i = 1; i < n; i++) if (compare.applyAsInt(i - 1, i) > 0) return false;
        return true;
    }
}
