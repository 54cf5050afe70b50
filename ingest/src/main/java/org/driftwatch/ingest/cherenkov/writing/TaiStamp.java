package org.driftwatch.ingest.cherenkov.writing;

import java.time.Instant;
import java.util.List;
import org.driftwatch.ingest.cherenkov.LeapSeconds;
import org.driftwatch.ingest.cherenkov.hdf5.writing.ColumnType;
import org.driftwatch.ingest.cherenkov.hdf5.writing.NewColumn;
import org.driftwatch.ingest.cherenkov.hdf5.writing.NewTable;

/** Times as ctapipe stores them: seconds since 1970-01-01T00:00:00 TAI and quarters of a nanosecond. */
final class TaiStamp {
    private static final long NANOS = 1_000_000_000L;
    private static final long QUARTERS = 4 * NANOS;

    /** The last that can be written; stands for an open end. */
    static final long[] LAST = {0xFFFF_FFFFL, 0};

    private TaiStamp() {}

    static NewColumn column(String name) {
        return new NewColumn(name, ColumnType.UINT32, 2, "");
    }

    /** Says in the attributes which columns are such times. */
    static NewTable described(NewTable table, List<String> names) {
        for (int k = 0; k < table.columns().size(); k++) {
            if (!names.contains(table.columns().get(k).name())) continue;
            table.attribute("CTAFIELD_" + k + "_TRANSFORM", "time")
                    .attribute("CTAFIELD_" + k + "_TIME_SCALE", "tai")
                    .attribute("CTAFIELD_" + k + "_TIME_FORMAT", "ctao_high_res");
        }
        return table;
    }

    static long[] of(Instant time) {
        return of(Math.addExact(Math.multiplyExact(time.getEpochSecond(), NANOS), time.getNano()), 0);
    }

    /**
     * Rounded to a quarter of a nanosecond.
     *
     * @param utcNs since 1970-01-01T00:00:00Z
     * @param afterNs to be added [ns]
     */
    static long[] of(long utcNs, double afterNs) {
        long seconds = Math.floorDiv(utcNs, NANOS);
        long quarters = 4 * Math.floorMod(utcNs, NANOS) + Math.round(4 * afterNs);
        seconds += Math.floorDiv(quarters, QUARTERS);
        return new long[] {seconds + LeapSeconds.atUtc(seconds), Math.floorMod(quarters, QUARTERS)};
    }
}
