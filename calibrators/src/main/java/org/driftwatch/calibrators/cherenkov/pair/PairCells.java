package org.driftwatch.calibrators.cherenkov.pair;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Contributions of a pair counted in cells, with exact sums, for each jackknife block. Mutable; one thread. */
final class PairCells {
    private final PairColumns columns;
    private final BlockSums[] sums = new BlockSums[EventBlocks.BLOCKS];
    private final List<TreeMap<Long, Integer>> counts = new ArrayList<>();

    PairCells(PairColumns columns) {
        this.columns = columns;
        for (int b = 0; b < sums.length; b++) {
            sums[b] = new BlockSums(columns.size());
            counts.add(new TreeMap<>());
        }
    }

    void add(long event, double[] rows, int at) {
        int block = EventBlocks.HASHED.of(event);
        sums[block].add(rows, at);
        counts.get(block).merge(columns.cell(rows, at), 1, Integer::sum);
    }

    void add(PairCells other) {
        for (int b = 0; b < sums.length; b++) put(b, other.sums[b], other.counts.get(b));
    }

    void put(int block, BlockSums more, Map<Long, Integer> cells) {
        sums[block].add(more);
        TreeMap<Long, Integer> mine = counts.get(block);
        cells.forEach((cell, count) -> mine.merge(cell, count, Integer::sum));
    }

    long count() {
        long count = 0;
        for (BlockSums each : sums) count += each.count();
        return count;
    }

    BlockSums sums(int block) {
        return sums[block];
    }

    Map<Long, Integer> counts(int block) {
        return counts.get(block);
    }

    PairSample sample() {
        int points = counts.stream().mapToInt(Map::size).sum();
        int width = columns.size();
        double[][] values = new double[width][points];
        int[] block = new int[points];
        long[] weight = new long[points];
        double[] centre = new double[width];
        int k = 0;
        for (int b = 0; b < sums.length; b++) {
            for (Map.Entry<Long, Integer> cell : counts.get(b).entrySet()) {
                columns.centre(cell.getKey(), centre, 0);
                for (int c = 0; c < width; c++) values[c][k] = centre[c];
                block[k] = b;
                weight[k++] = cell.getValue();
            }
        }
        BlockSums[] copies = new BlockSums[sums.length];
        for (int b = 0; b < sums.length; b++) {
            copies[b] = new BlockSums(width);
            copies[b].add(sums[b]);
        }
        return new PairSample(values, block, weight, copies);
    }
}
