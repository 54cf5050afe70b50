package org.driftwatch.ingest.germanium;

import org.driftwatch.ingest.lh5.UnreadableFileException;
import org.driftwatch.ingest.lh5.Waveforms;

/** The waveforms of one table in file order, without regard to channel or time. */
public final class WaveformTable {
    private final String name;
    private Waveforms waveforms;
    private final ColumnsBeside columns;
    private final RowRange rows;
    private long next;

    WaveformTable(String name, Waveforms waveforms, ColumnsBeside columns, RowRange rows) {
        this.name = name;
        this.waveforms = waveforms;
        this.columns = columns;
        this.rows = rows;
        this.next = rows.from();
    }

    /** HDF5 group name: {@code ch1084803}, or {@code geds} for a table with many channels. */
    public String name() {
        return name;
    }

    /** Rows this reads. */
    public long rows() {
        return rows.rows();
    }

    /** The next waveform, null behind the last; then the block in memory is let go. */
    public Pulse next() throws UnreadableFileException {
        if (next >= rows.to()) waveforms = null;
        if (waveforms == null) return null;
        long row = next++;
        return new Pulse(row, waveforms.periodNs(row), waveforms.startNs(row), waveforms.samples(row), columns.at(row));
    }
}
