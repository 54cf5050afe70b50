package org.driftwatch.ingest.cherenkov.writing;

import java.util.ArrayList;
import java.util.List;
import org.driftwatch.ingest.cherenkov.Dl2File.Pointing;
import org.driftwatch.ingest.cherenkov.Dl2File.Shower;
import org.driftwatch.ingest.cherenkov.Dl2Paths;
import org.driftwatch.ingest.cherenkov.hdf5.writing.ColumnType;
import org.driftwatch.ingest.cherenkov.hdf5.writing.NewColumn;
import org.driftwatch.ingest.cherenkov.hdf5.writing.NewTable;

/** Observation blocks and simulated showers; a table without rows is left out. */
final class ContextTables {
    private static final String PRODUCER = "driftwatch";

    private ContextTables() {}

    static List<NewTable> of(Dl2Content content) {
        List<NewTable> tables = new ArrayList<>();
        if (!content.pointings().isEmpty()) tables.add(pointings(content.pointings()));
        if (!content.showers().isEmpty()) tables.add(showers(content.showers()));
        return tables;
    }

    private static NewTable pointings(List<Pointing> pointings) {
        NewTable table = new NewTable(
                Dl2Paths.OBSERVATION,
                List.of(
                        NewColumn.of("obs_id", ColumnType.INT64),
                        NewColumn.text("producer_id", PRODUCER.length()),
                        NewColumn.real("subarray_pointing_lat", "deg"),
                        NewColumn.real("subarray_pointing_lon", "deg")));
        for (Pointing pointing : pointings)
            table.row(pointing.obs(), PRODUCER, pointing.altitudeDeg(), pointing.azimuthDeg());
        return table;
    }

    private static NewTable showers(List<Shower> showers) {
        NewTable table = new NewTable(
                Dl2Paths.SHOWER,
                List.of(
                        NewColumn.of("obs_id", ColumnType.INT32),
                        NewColumn.of("event_id", ColumnType.INT64),
                        NewColumn.real("true_energy", "TeV"),
                        NewColumn.real("true_alt", "deg"),
                        NewColumn.real("true_az", "deg"),
                        NewColumn.real("true_core_x", "m"),
                        NewColumn.real("true_core_y", "m"),
                        NewColumn.of("true_shower_primary_id", ColumnType.INT64)));
        for (Shower shower : showers)
            table.row(
                    shower.obs(),
                    shower.event(),
                    shower.energyTeV(),
                    shower.altitudeDeg(),
                    shower.azimuthDeg(),
                    shower.coreXM(),
                    shower.coreYM(),
                    shower.primary());
        return table;
    }
}
