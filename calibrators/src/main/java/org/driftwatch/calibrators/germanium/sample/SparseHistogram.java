package org.driftwatch.calibrators.germanium.sample;

import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.function.DoubleUnaryOperator;
import org.driftwatch.calibrators.state.ChannelStore;
import org.driftwatch.calibrators.state.StateKey;

/**
 * Counts of events in energy × quantity × drift time that never take more than a fixed number of occupied cells. Cells begin narrow;
 * whenever more than the most are occupied all become wider by the next step of {@link CellAxes}, so that what is held depends on
 * the events alone, not on their order. Energy stays uncalibrated: a scale is applied when it is read.
 *
 * <p>At most {@code mostCells} × 12 bytes of heap and up to 10 bytes each in the store. All state is in the store, chunk by
 * chunk of energies. One thread.
 */
public final class SparseHistogram {
    private final CellAxes axes;
    private final int mostCells;
    private final ChannelStore store;
    private final byte kind;
    private final CellChunk[] chunks = new CellChunk[CellAxes.CHUNKS];
    private BitSet present;
    private int level;
    private int cells;

    /**
     * Goes on from what the store holds.
     *
     * @param kind names this histogram in the store
     * @param mostCells bound of the occupied cells; up to two for every chunk of energies (64 ADC) are kept in any case
     */
    public SparseHistogram(CellAxes axes, int mostCells, ChannelStore store, char kind) {
        if (mostCells < 1024) throw new IllegalArgumentException("cells.most must be >= 1024, was " + mostCells);
        this.axes = axes;
        this.mostCells = mostCells;
        this.store = store;
        this.kind = (byte) kind;
        byte[] head = store.get(key(0, 0));
        if (head != null) {
            level = ByteBuffer.wrap(head).getInt();
            cells = ByteBuffer.wrap(head).getInt(4);
        }
        byte[] directory = store.get(key(0, 1));
        present = directory == null ? new BitSet() : BitSet.valueOf(directory);
    }

    /** Counts one event; false when it has no cell: negative energy, or no quantity. */
    public boolean add(double adc, double value, double driftNs) {
        int c = axes.chunk(adc);
        long cell = c < 0 ? -1 : axes.cell(adc, value, driftNs);
        if (cell < 0) return false;
        CellChunk chunk = writable(c);
        if (chunk.add(CellAxes.coarse(cell, level), 1)) putHead(cells + 1);
        store.putLater(key(1, c), chunk::encode);
        while (cells > mostCells && level < CellAxes.LAST_LEVEL) widen();
        return true;
    }

    /** Occupied cells. */
    public int cells() {
        return cells;
    }

    /** Steps the cells have been widened by: 0 while they are as narrow as they begin. */
    public int level() {
        return level;
    }

    /** All cells as points, in order of energy, quantity, drift time; {@code scale} calibrates energies. */
    public EventSample sample(DoubleUnaryOperator scale) {
        double[] energies = new double[cells];
        double[] values = new double[cells];
        double[] drifts = new double[cells];
        int[] weights = new int[cells];
        int[] at = {0};
        present.stream().forEach(c -> {
            CellChunk chunk = chunk(c);
            for (int i = 0; i < chunk.size; i++) {
                long cell = chunk.cells[i];
                energies[at[0]] = scale.applyAsDouble(axes.adc(c, cell, level));
                values[at[0]] = axes.value(cell, level);
                drifts[at[0]] = axes.driftNs(cell, level);
                weights[at[0]++] = chunk.counts[i];
            }
        });
        return new EventSample(energies, values, drifts, weights);
    }

    /** Removes all from the store. */
    public void clear() {
        present.stream().forEach(c -> {
            store.delete(key(1, c));
            chunks[c] = null;
        });
        present = new BitSet();
        store.delete(key(0, 1));
        cells = 0;
        level = 0;
        store.delete(key(0, 0));
    }

    /** Every cell becomes part of a wider one. */
    private void widen() {
        level++;
        int occupied = 0;
        for (int c = present.nextSetBit(0); c >= 0; c = present.nextSetBit(c + 1)) {
            CellChunk narrow = chunk(c);
            CellChunk wide = new CellChunk();
            for (int i = 0; i < narrow.size; i++)
                if (wide.add(CellAxes.coarse(narrow.cells[i], level), narrow.counts[i])) occupied++;
            chunks[c] = wide;
            store.putLater(key(1, c), wide::encode);
        }
        putHead(occupied);
    }

    private CellChunk chunk(int c) {
        if (chunks[c] == null) chunks[c] = CellChunk.decode(store.get(key(1, c)));
        return chunks[c];
    }

    private CellChunk writable(int c) {
        if (present.get(c)) return chunk(c);
        present.set(c);
        store.put(key(0, 1), present.toByteArray());
        chunks[c] = new CellChunk();
        return chunks[c];
    }

    private void putHead(int occupied) {
        cells = occupied;
        store.putLater(
                key(0, 0),
                () -> ByteBuffer.allocate(8).putInt(level).putInt(cells).array());
    }

    private StateKey key(long major, int minor) {
        return new StateKey(kind, major, minor);
    }
}
