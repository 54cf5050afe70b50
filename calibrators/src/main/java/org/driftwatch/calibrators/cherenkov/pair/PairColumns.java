package org.driftwatch.calibrators.cherenkov.pair;

import java.util.List;

/**
 * What is kept of a contribution, at most three numbers, and how much of it.
 *
 * @param axes one for each number
 * @param capacity most contributions kept one by one; beyond, they are counted in cells, all of them
 */
public record PairColumns(List<CellAxis> axes, int capacity) {
    /** Asymmetry and its error: cells of 0.005 (a twentieth of its usual scatter) and of 20 % in the error. */
    public static final PairColumns ENERGY =
            new PairColumns(List.of(new CellAxis(0.005, 200, false), new CellAxis(0.2, 60, true)), 4096);

    private static final int MOST_COLUMNS = 3;

    public PairColumns {
        axes = List.copyOf(axes);
        if (axes.isEmpty() || axes.size() > MOST_COLUMNS)
            throw new IllegalArgumentException(
                    "a contribution has 1.." + MOST_COLUMNS + " columns, not " + axes.size());
        if (capacity < 1) throw new IllegalArgumentException("capacity must be >= 1, was " + capacity);
    }

    int size() {
        return axes.size();
    }

    /** The cell of a contribution: 16 bits for each column. */
    long cell(double[] rows, int at) {
        long cell = 0;
        for (int c = 0; c < axes.size(); c++) cell = cell << 16 | axes.get(c).cell(rows[at + c]);
        return cell;
    }

    /** Writes the centre of a cell. */
    void centre(long cell, double[] rows, int at) {
        long rest = cell;
        for (int c = axes.size() - 1; c >= 0; c--) {
            rows[at + c] = axes.get(c).centre((int) (rest & 0xffff));
            rest >>>= 16;
        }
    }
}
