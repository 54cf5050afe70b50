package org.driftwatch.ingest.cherenkov;

import java.time.Instant;
import java.util.Optional;
import org.driftwatch.ingest.cherenkov.hdf5.CompoundTable;
import org.driftwatch.ingest.cherenkov.hdf5.TableColumn;
import org.driftwatch.ingest.lh5.UnreadableFileException;
import org.driftwatch.topics.run.EventTime;

/**
 * A column of times: seconds since 1970-01-01T00:00:00 TAI and quarters of a nanosecond, both uint32.
 *
 * <pre> utc_ns = (s − (TAI − UTC)) · 10⁹ + q / 4 </pre>
 *
 * <p>Older files hold a modified Julian date as one float64, good to 0.6 µs; its attribute {@code CTAFIELD_k_TIME_FORMAT} says so.
 */
public abstract class StoredTime {
    static final String NAME = "time";
    private static final long NANOS = 1_000_000_000L;
    private final TableColumn column;

    private StoredTime(TableColumn column) {
        this.column = column;
    }

    /** The column {@code time}. */
    static StoredTime of(CompoundTable table) throws UnreadableFileException {
        return of(table, NAME);
    }

    public static StoredTime of(CompoundTable table, String name) throws UnreadableFileException {
        TableColumn column = table.column(name);
        if (column.isInteger() && column.elements() == 2) return new HighResolution(column);
        Optional<String> format = table.text(column.attribute("TIME_FORMAT"));
        if (column.isScalar() && !column.isInteger() && format.equals(Optional.of("mjd")))
            return new JulianDate(
                    column, table.text(column.attribute("TIME_SCALE")).equals(Optional.of("utc")));
        throw column.place().error("wrong datatype: " + column.type() + ", expected uint32[2]");
    }

    public Instant instant(long row) throws UnreadableFileException {
        return EventTime.instant(utcNs(row));
    }

    /** Whole nanoseconds since 1970-01-01T00:00:00Z (UTC). */
    abstract long utcNs(long row) throws UnreadableFileException;

    /** Time after so many nanoseconds of UTC [ns], exact to a quarter. */
    double after(long utcNs, long row) throws UnreadableFileException {
        return utcNs(row) - utcNs;
    }

    TableColumn column() {
        return column;
    }

    private static final class HighResolution extends StoredTime {
        private static final long QUARTERS = 4 * NANOS;

        HighResolution(TableColumn column) {
            super(column);
        }

        @Override
        long utcNs(long row) throws UnreadableFileException {
            long seconds = column().integer(row, 0);
            long quarters = column().integer(row, 1);
            if (quarters >= QUARTERS) throw column().place().error(row, quarters + " quarter nanoseconds in a second");
            return (seconds - LeapSeconds.atTai(seconds)) * NANOS + (quarters >> 2);
        }

        @Override
        double after(long utcNs, long row) throws UnreadableFileException {
            return super.after(utcNs, row) + (column().integer(row, 1) & 3) * 0.25;
        }
    }

    private static final class JulianDate extends StoredTime {
        private static final long DAY_SECONDS = 86_400;
        private static final long DAY_OF_1970 = 40_587;
        private static final double FARTHEST = 100_000;
        private final boolean utc;

        JulianDate(TableColumn column, boolean utc) {
            super(column);
            this.utc = utc;
        }

        @Override
        long utcNs(long row) throws UnreadableFileException {
            double date = column().real(row);
            if (!(Math.abs(date) < FARTHEST)) throw column().place().error(row, "no date: " + date);
            long day = (long) Math.floor(date);
            long nanos = Math.round((date - day) * DAY_SECONDS * NANOS);
            long seconds = (day - DAY_OF_1970) * DAY_SECONDS + Math.floorDiv(nanos, NANOS);
            long offset = utc ? 0 : LeapSeconds.atTai(seconds);
            return (seconds - offset) * NANOS + Math.floorMod(nanos, NANOS);
        }
    }
}
