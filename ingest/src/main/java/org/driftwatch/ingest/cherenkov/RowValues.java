package org.driftwatch.ingest.cherenkov;

import org.driftwatch.ingest.cherenkov.hdf5.TableColumn;
import org.driftwatch.ingest.lh5.UnreadableFileException;

/** Copies rows of one table into the values of telescope events. */
record RowValues(RankedRows rows, TableColumn[] columns, int[] slots) {
    /** A name that two tables share: truth values must hold in both, of numbers the first stands. */
    void fill(int event, double[] values) throws UnreadableFileException {
        if (!rows.seek(event)) return;
        for (int i = 0; i < columns.length; i++) {
            double value = columns[i].real(rows.row());
            int slot = slots[i];
            if (Double.isNaN(values[slot])) values[slot] = value;
            else if (columns[i].isLogical()) values[slot] = Math.min(values[slot], value);
        }
    }
}
