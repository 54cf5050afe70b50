package org.driftwatch.calibrators.cherenkov.pair;

import java.nio.ByteBuffer;

/** Number, sums and sums of squares of the columns of some contributions, exact; see {@link ExactSum}. */
final class BlockSums {
    private final ExactSum[] sums;
    private final ExactSum[] squares;
    private long count;

    BlockSums(int columns) {
        sums = new ExactSum[columns];
        squares = new ExactSum[columns];
        for (int c = 0; c < columns; c++) {
            sums[c] = new ExactSum();
            squares[c] = new ExactSum();
        }
    }

    void add(double[] rows, int at) {
        count++;
        for (int c = 0; c < sums.length; c++) {
            double x = rows[at + c];
            sums[c].add(x);
            squares[c].add(x * x);
        }
    }

    void add(BlockSums other) {
        count += other.count;
        for (int c = 0; c < sums.length; c++) {
            sums[c].add(other.sums[c]);
            squares[c].add(other.squares[c]);
        }
    }

    long count() {
        return count;
    }

    double sum(int column) {
        return sums[column].value();
    }

    double squares(int column) {
        return squares[column].value();
    }

    static int bytes(int columns) {
        return 8 + columns * 4 * 8;
    }

    void write(ByteBuffer out) {
        out.putLong(count);
        for (int c = 0; c < sums.length; c++) {
            out.putLong(sums[c].high()).putLong(sums[c].low());
            out.putLong(squares[c].high()).putLong(squares[c].low());
        }
    }

    static BlockSums read(ByteBuffer in, int columns) {
        BlockSums read = new BlockSums(columns);
        read.count = in.getLong();
        for (int c = 0; c < columns; c++) {
            read.sums[c] = ExactSum.of(in.getLong(), in.getLong());
            read.squares[c] = ExactSum.of(in.getLong(), in.getLong());
        }
        return read;
    }
}
