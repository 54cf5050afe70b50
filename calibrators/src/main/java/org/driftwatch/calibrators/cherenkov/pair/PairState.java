package org.driftwatch.calibrators.cherenkov.pair;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What one pair of telescopes has seen in one block of observation, in bounded memory: up to the capacity the contributions
 * themselves, beyond it counts in cells and exact sums, for each jackknife block. What comes out depends only on which
 * contributions went in, not on their order, batches or partition. Mutable; one thread.
 *
 * <p>Memory: 8 (1 + columns) bytes for each contribution kept; beyond, 12 bytes for each occupied cell, of which there are at most
 * the product of the cells of the axes times the number of blocks, and never more than contributions.
 */
public final class PairState {
    private static final int FIRST = 16;

    private final PairColumns columns;
    private long[] events = new long[FIRST];
    private double[] rows;
    private int size;
    private PairCells cells;

    public PairState(PairColumns columns) {
        this.columns = columns;
        rows = new double[FIRST * columns.size()];
    }

    /** Adds one contribution. The values must be finite, and positive where the axis is logarithmic. */
    public void add(long event, double... row) {
        int width = columns.size();
        if (row.length != width)
            throw new IllegalArgumentException("a row has " + width + " columns, not " + row.length);
        for (double each : row)
            if (!Double.isFinite(each))
                throw new IllegalArgumentException("a contribution must be finite, was " + each);
        if (cells != null) {
            cells.add(event, row, 0);
            return;
        }
        grow();
        events[size] = event;
        System.arraycopy(row, 0, rows, size * width, width);
        size++;
        if (size > columns.capacity()) countInCells();
    }

    private void grow() {
        if (size < events.length) return;
        int larger = Math.min(2 * size, columns.capacity() + 1);
        events = Arrays.copyOf(events, larger);
        rows = Arrays.copyOf(rows, larger * columns.size());
    }

    private void countInCells() {
        cells = new PairCells(columns);
        for (int k = 0; k < size; k++) cells.add(events[k], rows, k * columns.size());
        events = new long[0];
        rows = new double[0];
        size = 0;
    }

    /** Adds all that another state has seen. */
    public void merge(PairState other) {
        if (other.cells != null) {
            if (cells == null) countInCells();
            cells.add(other.cells);
            return;
        }
        int width = columns.size();
        for (int k = 0; k < other.size; k++)
            add(other.events[k], Arrays.copyOfRange(other.rows, k * width, (k + 1) * width));
    }

    /** Number of contributions. */
    public long count() {
        return cells == null ? size : cells.count();
    }

    /** The contributions in sorted order, with the blocks of the product. */
    public PairSample sample() {
        return sample(EventBlocks.HASHED);
    }

    /** The same with other blocks; beyond the capacity only those of the product are known. */
    public PairSample sample(EventBlocks blocks) {
        if (cells != null) return cells.sample();
        int width = columns.size();
        int[] order = sorted();
        double[][] values = new double[width][size];
        int[] block = new int[size];
        long[] weight = new long[size];
        BlockSums[] sums = new BlockSums[EventBlocks.BLOCKS];
        for (int b = 0; b < sums.length; b++) sums[b] = new BlockSums(width);
        for (int k = 0; k < size; k++) {
            block[k] = blocks.of(events[order[k]]);
            weight[k] = 1;
            for (int c = 0; c < width; c++) values[c][k] = rows[order[k] * width + c];
            sums[block[k]].add(rows, order[k] * width);
        }
        return new PairSample(values, block, weight, sums);
    }

    private int[] sorted() {
        return IntStream.range(0, size)
                .boxed()
                .sorted(this::compare)
                .mapToInt(k -> k)
                .toArray();
    }

    private int compare(int a, int b) {
        int order = Long.compare(events[a], events[b]);
        int width = columns.size();
        for (int c = 0; c < width && order == 0; c++) order = Double.compare(rows[a * width + c], rows[b * width + c]);
        return order;
    }

    // For PairChunks.

    PairColumns columns() {
        return columns;
    }

    PairCells cells() {
        return cells;
    }

    void restore(PairCells counted) {
        cells = counted;
    }

    int kept() {
        return size;
    }

    long[] events() {
        return events;
    }

    double[] rows() {
        return rows;
    }
}
