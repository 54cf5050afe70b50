package org.driftwatch.calibrators.germanium.cuts;

import java.nio.ByteBuffer;
import java.util.TreeMap;
import java.util.TreeSet;
import org.driftwatch.calibrators.germanium.sample.CellChunk;
import org.driftwatch.calibrators.state.ChannelStore;
import org.driftwatch.calibrators.state.StateKey;

/**
 * Histogram of a column whose range nobody knows beforehand: counts in {@link FloatingCell cells of equal relative
 * width}, never
 * more than a fixed number of them occupied. Cells begin 2⁻²⁴ of their value wide; whenever more than the most are
 * occupied, all
 * become twice as wide. The width is therefore the smallest at which the values fit, and what is held depends on the
 * values
 * alone, not on their order nor on how they were split before they were added.
 *
 * <p>A narrow peak far from zero keeps fine cells as long as the tails do not fill them; a peak at zero has them
 * always. With
 * 4096 cells filled by values over ten powers of two, a cell is 1/400 of its value.
 *
 * <p>All state is in the store, in chunks of 64 cells (at least 1/256 of a power of two) and a {@link
 * ChunkDirectory list} of them: about 4 bytes a
 * cell there and 20 in the heap. One thread.
 */
public final class ColumnCells {
    /** Bound of the occupied cells unless told otherwise. */
    public static final int MOST_CELLS = 4096;

    private static final int NARROWEST = 28;
    private static final int CHUNK_BITS = 6;
    private static final int NARROWEST_CHUNK = 44;
    private static final long CHUNK_OFFSET = 1L << 19; // chunks of negative values have numbers below it

    private final int mostCells;
    private final ChannelStore store;
    private final byte kind;
    private final int column;
    private final TreeMap<Long, CellChunk> loaded = new TreeMap<>();
    private final ChunkDirectory directory;
    private int shift = NARROWEST;
    private int cells;

    /**
     * Goes on from what the store holds.
     *
     * @param mostCells bound of the occupied cells, at least 4096
     * @param kind names the columns of a channel in the store
     * @param column which of them, from 0
     */
    public ColumnCells(int mostCells, ChannelStore store, char kind, int column) {
        if (mostCells < MOST_CELLS) throw new IllegalArgumentException("mostCells must be >= 4096, was " + mostCells);
        this.mostCells = mostCells;
        this.store = store;
        this.kind = (byte) kind;
        this.column = column;
        byte[] head = store.get(head());
        if (head != null) {
            shift = ByteBuffer.wrap(head).getInt();
            cells = ByteBuffer.wrap(head).getInt(4);
        }
        directory = new ChunkDirectory(store, this.kind, 2L * column);
    }

    /** Counts one value; false if it is not finite. */
    public boolean add(double x) {
        if (!Double.isFinite(x)) return false;
        long chunk = place(FloatingCell.cell(FloatingCell.ordered(x), shift), 1);
        store.putLater(key(chunk), loaded.get(chunk)::encode);
        while (cells > mostCells) widen(shift + 1);
        return true;
    }

    /** Counts all that another one holds. */
    public void addAll(ColumnCells other) {
        if (other.shift > shift) widen(other.shift);
        TreeSet<Long> touched = new TreeSet<>();
        other.forEach((cell, count) -> touched.add(place(FloatingCell.cell(cell, shift), count)));
        touched.forEach(chunk -> store.put(key(chunk), loaded.get(chunk).encode()));
        while (cells > mostCells) widen(shift + 1);
    }

    /** Occupied cells. */
    public int cells() {
        return cells;
    }

    /** The counts as they are now. */
    public ColumnDistribution distribution() {
        long[] names = new long[cells];
        double[] counts = new double[cells];
        int[] at = {0};
        forEach((cell, count) -> {
            names[at[0]] = cell;
            counts[at[0]++] = count;
        });
        return CellDistribution.of(names, counts, shift);
    }

    /** Removes all from the store. */
    public void clear() {
        directory.forEach(chunk -> store.delete(key(chunk)));
        directory.clear();
        store.delete(head());
        loaded.clear();
        shift = NARROWEST;
        cells = 0;
    }

    private interface Sink {
        void accept(long cell, int count);
    }

    private void forEach(Sink sink) {
        directory.forEach(number -> {
            long first = (number - CHUNK_OFFSET) << chunkShift();
            CellChunk chunk = chunk(number);
            for (int k = 0; k < chunk.size(); k++) sink.accept(first | chunk.cell(k) << shift, chunk.count(k));
        });
    }

    /** Adds to a cell, whose chunk the caller puts into the store; returns the number of its chunk. */
    private long place(long cell, int count) {
        long number = (cell >> chunkShift()) + CHUNK_OFFSET;
        if (directory.add(number)) loaded.put(number, new CellChunk());
        long within = (cell & (1L << chunkShift()) - 1) >> shift;
        if (chunk(number).add(within, count)) putHead(cells + 1);
        return number;
    }

    private int chunkShift() {
        return Math.max(shift + CHUNK_BITS, NARROWEST_CHUNK);
    }

    /** Every cell becomes part of a wider one. */
    private void widen(int wider) {
        int n = cells;
        long[] names = new long[n];
        int[] counts = new int[n];
        int[] at = {0};
        forEach((cell, count) -> {
            names[at[0]] = cell;
            counts[at[0]++] = count;
        });
        clear();
        shift = wider;
        for (int i = 0; i < n; i++) place(FloatingCell.cell(names[i], wider), counts[i]);
        loaded.forEach((number, chunk) -> store.put(key(number), chunk.encode()));
        putHead(cells);
    }

    private CellChunk chunk(long number) {
        return loaded.computeIfAbsent(number, absent -> CellChunk.decode(store.get(key(absent))));
    }

    private void putHead(int occupied) {
        cells = occupied;
        store.putLater(
                head(), () -> ByteBuffer.allocate(8).putInt(shift).putInt(cells).array());
    }

    private StateKey head() {
        return new StateKey(kind, 2L * column, 0);
    }

    private StateKey key(long chunk) {
        return new StateKey(kind, 2L * column + 1, (int) chunk);
    }
}
