package org.driftwatch.ingest.germanium;

import java.time.Instant;
import org.driftwatch.ingest.lh5.Lh5Table;
import org.driftwatch.ingest.lh5.RealColumn;
import org.driftwatch.ingest.lh5.TimeUnit;
import org.driftwatch.ingest.lh5.UnreadableFileException;
import org.driftwatch.topics.run.EventTime;

/**
 * Data time of each row, from the column {@code timestamp} (unit from its attribute, s without one). Below 10^9 s it counts
 * from the run start, from there on since 1970.
 */
final class RowClock {
    static final String COLUMN = "timestamp";
    private static final double ABSOLUTE_FROM_S = 1e9;
    private static final double FURTHEST_S = 9.2e9; // int64 of ns ends at 9.223e9 s
    private final RealColumn timestamps;
    private final double secondsPerUnit;
    private final long startNs;

    private RowClock(RealColumn timestamps, double secondsPerUnit, long startNs) {
        this.timestamps = timestamps;
        this.secondsPerUnit = secondsPerUnit;
        this.startNs = startNs;
    }

    static RowClock of(Lh5Table table, Instant start) throws UnreadableFileException {
        RealColumn timestamps = table.real(COLUMN);
        double unit = TimeUnit.of(timestamps, TimeUnit.SECONDS).inNs() / TimeUnit.SECONDS.inNs();
        return new RowClock(timestamps, unit, EventTime.ns(start));
    }

    long rows() {
        return timestamps.rows();
    }

    /** [ns since 1970] */
    long timeNs(long row) throws UnreadableFileException {
        double seconds = timestamps.real(row) * secondsPerUnit;
        if (!(Math.abs(seconds) < FURTHEST_S))
            throw timestamps
                    .place()
                    .error(row, "time must be finite and within 292 years of 1970, was " + seconds + " s");
        double whole = Math.floor(seconds);
        long ns = (long) whole * EventTime.SECOND + Math.round((seconds - whole) * EventTime.SECOND);
        return seconds < ABSOLUTE_FROM_S ? startNs + ns : ns;
    }
}
