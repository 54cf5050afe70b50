package org.driftwatch.ingest.cherenkov.writing;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.driftwatch.ingest.cherenkov.StoredTime;
import org.driftwatch.ingest.cherenkov.hdf5.CompoundTable;
import org.driftwatch.ingest.cherenkov.hdf5.TableFile;
import org.driftwatch.ingest.lh5.UnreadableFileException;

/** Reads tables of coefficients, ours and the peer's, under the paths of newer and older versions. */
public final class CoefficientTables {
    static final String INTER = "/dl2/monitoring/subarray/inter_calibration";
    static final String CROSS = "/dl2/monitoring/subarray/cross_calibration";
    private static final String OLD_INTER = "/dl2/monitoring/inter_calibration";
    private static final String OLD_CROSS = "/dl2/monitoring/cross_calibration";

    private CoefficientTables() {}

    /** What of the columns behind the fourth is missing is 0, component -1, times null. */
    public static CoefficientFile read(Path path) throws UnreadableFileException {
        try (TableFile file = TableFile.open(path)) {
            String inter = file.has(INTER) ? INTER : OLD_INTER;
            String cross = file.has(CROSS) ? CROSS : OLD_CROSS;
            if (!file.has(inter) && !file.has(cross))
                throw file.place(INTER).error("missing table, and " + CROSS + " too");
            return new CoefficientFile(
                    file.has(inter) ? inter(file.table(inter)) : List.of(),
                    file.has(cross) ? cross(file.table(cross)) : List.of());
        }
    }

    private static List<InterCalibrationRow> inter(CompoundTable table) throws UnreadableFileException {
        List<InterCalibrationRow> rows = new ArrayList<>();
        for (long row = 0; row < table.rows(); row++)
            rows.add(new InterCalibrationRow(
                    table.column("size_type").text(row),
                    Math.toIntExact(table.column("tel_id").integer(row)),
                    table.column("value").real(row),
                    table.column("error").real(row),
                    Math.toIntExact(integer(table, "n_pairs", row, 0)),
                    integer(table, "n_events", row, 0),
                    Math.toIntExact(integer(table, "component", row, -1)),
                    integer(table, "fixed", row, 0) != 0,
                    time(table, "valid_from", row),
                    time(table, "valid_to", row)));
        return rows;
    }

    private static List<CrossCalibrationRow> cross(CompoundTable table) throws UnreadableFileException {
        List<CrossCalibrationRow> rows = new ArrayList<>();
        for (long row = 0; row < table.rows(); row++)
            rows.add(new CrossCalibrationRow(
                    table.column("type_a").text(row),
                    table.column("type_b").text(row),
                    table.column("ratio").real(row),
                    table.column("error").real(row),
                    Math.toIntExact(integer(table, "n_pairs", row, 0)),
                    integer(table, "n_events", row, 0),
                    time(table, "valid_from", row),
                    time(table, "valid_to", row)));
        return rows;
    }

    private static long integer(CompoundTable table, String column, long row, long otherwise)
            throws UnreadableFileException {
        return table.has(column) ? table.column(column).integer(row) : otherwise;
    }

    private static Instant time(CompoundTable table, String name, long row) throws UnreadableFileException {
        if (!table.has(name) || table.column(name).integer(row, 0) == TaiStamp.LAST[0]) return null;
        return StoredTime.of(table, name).instant(row);
    }
}
