package org.driftwatch.calibrators.germanium.cuts;

import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.TreeMap;
import org.driftwatch.calibrators.germanium.sample.CellChunk;
import org.driftwatch.calibrators.state.ChannelStore;
import org.driftwatch.calibrators.state.StateKey;

/**
 * Histogram of a column whose range nobody knows beforehand: counts in {@link FloatingCell cells of equal relative width}, never
 * more than a fixed number of them occupied. Cells begin 2⁻²⁴ of their value wide; whenever more than the most are occupied, all
 * become twice as wide. The width is therefore the smallest at which the values fit, and what is held depends on the values
 * alone, not on their order nor on how they were split before they were added.
 *
 * <p>A narrow peak far from zero keeps fine cells as long as the tails do not fill them; a peak at zero has them always. With
 * 8192 cells filled by values over ten powers of two, a cell is about 1/800 of its value.
 *
 * <p>All state is in the store, in chunks of 1/16 of a power of two; at most 12 bytes of heap and about 4 in the store for each
 * cell. One thread.
 */
public final class ColumnCells {
    private static final int NARROWEST = 28;
    private static final int CHUNK_SHIFT = 48;
    private static final int CHUNK_OFFSET = 1 << 15;
    private static final int HEAD = -1;
    private static final int DIRECTORY = -2;

    private final int mostCells;
    private final ChannelStore store;
    private final byte kind;
    private final long column;
    private final TreeMap<Integer, CellChunk> chunks = new TreeMap<>();
    private BitSet present;
    private int shift = NARROWEST;
    private int cells;

    /**
     * Goes on from what the store holds.
     *
     * @param mostCells bound of the occupied cells, at least 4096
     * @param kind names the columns of a channel in the store
     * @param column which of them
     */
    public ColumnCells(int mostCells, ChannelStore store, char kind, long column) {
        if (mostCells < 4096) throw new IllegalArgumentException("mostCells must be >= 4096, was " + mostCells);
        this.mostCells = mostCells;
        this.store = store;
        this.kind = (byte) kind;
        this.column = column;
        byte[] head = store.get(key(HEAD));
        if (head != null) {
            shift = ByteBuffer.wrap(head).getInt();
            cells = ByteBuffer.wrap(head).getInt(4);
        }
        byte[] directory = store.get(key(DIRECTORY));
        present = directory == null ? new BitSet() : BitSet.valueOf(directory);
    }

    /** Counts one value; false if it is not finite. */
    public boolean add(double x) {
        if (!Double.isFinite(x)) return false;
        long cell = FloatingCell.cell(FloatingCell.ordered(x), shift);
        int c = chunkOf(cell);
        CellChunk chunk = writable(c);
        if (chunk.add(within(cell, shift), 1)) putHead(cells + 1);
        store.put(key(c), chunk.encode());
        while (cells > mostCells) widen(shift + 1);
        return true;
    }

    /** Counts all that another one holds. */
    public void addAll(ColumnCells other) {
        if (other.shift > shift) widen(other.shift);
        BitSet touched = new BitSet();
        other.forEach((cell, count) -> touched.set(place(FloatingCell.cell(cell, shift), count)));
        touched.stream().forEach(c -> store.put(key(c), chunk(c).encode()));
        while (cells > mostCells) widen(shift + 1);
    }

    /** Occupied cells. */
    public int cells() {
        return cells;
    }

    /** Width of a cell relative to the power of two below its values. */
    public double relativeWidth() {
        return StrictMath.scalb(1.0, shift - FloatingCell.WIDEST);
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
        present.stream().forEach(c -> store.delete(key(c)));
        chunks.clear();
        present = new BitSet();
        store.delete(key(DIRECTORY));
        store.delete(key(HEAD));
        shift = NARROWEST;
        cells = 0;
    }

    private interface Sink {
        void accept(long cell, int count);
    }

    private void forEach(Sink sink) {
        for (int c = present.nextSetBit(0); c >= 0; c = present.nextSetBit(c + 1)) forEach(c, chunk(c), shift, sink);
    }

    private static void forEach(int c, CellChunk chunk, int shift, Sink sink) {
        long first = (long) (c - CHUNK_OFFSET) << CHUNK_SHIFT;
        int bits = Math.min(shift, CHUNK_SHIFT);
        for (int i = 0; i < chunk.size(); i++) sink.accept(first | chunk.cell(i) << bits, chunk.count(i));
    }

    private int place(long cell, int count) {
        int c = chunkOf(cell);
        if (writable(c).add(within(cell, shift), count)) putHead(cells + 1);
        return c;
    }

    /** Every cell becomes part of a wider one. */
    private void widen(int wider) {
        int narrower = shift;
        TreeMap<Integer, CellChunk> old = new TreeMap<>();
        present.stream().forEach(c -> old.put(c, chunk(c)));
        clear();
        shift = wider;
        old.forEach((c, chunk) ->
                forEach(c, chunk, narrower, (cell, count) -> place(FloatingCell.cell(cell, wider), count)));
        chunks.forEach((c, chunk) -> store.put(key(c), chunk.encode()));
        putHead(cells);
    }

    private static int chunkOf(long cell) {
        return (int) (cell >> CHUNK_SHIFT) + CHUNK_OFFSET;
    }

    private static long within(long cell, int shift) {
        return (cell & (1L << CHUNK_SHIFT) - 1) >>> Math.min(shift, CHUNK_SHIFT);
    }

    private CellChunk chunk(int c) {
        return chunks.computeIfAbsent(c, absent -> CellChunk.decode(store.get(key(absent))));
    }

    private CellChunk writable(int c) {
        if (present.get(c)) return chunk(c);
        present.set(c);
        store.put(key(DIRECTORY), present.toByteArray());
        CellChunk chunk = new CellChunk();
        chunks.put(c, chunk);
        return chunk;
    }

    private void putHead(int occupied) {
        cells = occupied;
        store.put(key(HEAD), ByteBuffer.allocate(8).putInt(shift).putInt(cells).array());
    }

    private StateKey key(int minor) {
        return new StateKey(kind, column, minor);
    }
}
