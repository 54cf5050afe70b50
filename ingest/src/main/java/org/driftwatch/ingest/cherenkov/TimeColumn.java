package org.driftwatch.ingest.cherenkov;

import org.driftwatch.ingest.cherenkov.hdf5.CompoundTable;
import org.driftwatch.ingest.cherenkov.hdf5.TableColumn;
import org.driftwatch.ingest.lh5.UnreadableFileException;

/**
 * The column {@code time}: seconds since 1970-01-01T00:00:00 TAI and quarters of a nanosecond, both uint32.
 *
 * <pre> utc_ns = (s − (TAI − UTC)) · 10⁹ + q / 4 </pre>
 */
final class TimeColumn {
    static final String NAME = "time";
    private static final long NANOS = 1_000_000_000L;
    private static final long QUARTERS = 4 * NANOS;
    private final TableColumn column;

    TimeColumn(CompoundTable table) throws UnreadableFileException {
        this.column = table.column(NAME);
        if (!column.isInteger() || column.elements() != 2)
            throw column.place().error("wrong datatype: " + column.type() + ", expected uint32[2]");
    }

    /** Whole nanoseconds since 1970-01-01T00:00:00Z (UTC). */
    long utcNs(long row) throws UnreadableFileException {
        long seconds = column.integer(row, 0);
        long quarters = column.integer(row, 1);
        if (quarters >= QUARTERS) throw column.place().error(row, quarters + " quarter nanoseconds in a second");
        return (seconds - LeapSeconds.atTai(seconds)) * NANOS + (quarters >> 2);
    }

    /** Time after so many nanoseconds of UTC [ns], exact to a quarter. */
    double after(long utcNs, long row) throws UnreadableFileException {
        return utcNs(row) - utcNs + (column.integer(row, 1) & 3) * 0.25;
    }
}
