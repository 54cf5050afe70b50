package org.driftwatch.ingest.cherenkov;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.driftwatch.ingest.cherenkov.hdf5.CompoundTable;
import org.driftwatch.ingest.cherenkov.hdf5.TableColumn;
import org.driftwatch.ingest.cherenkov.hdf5.TableFile;
import org.driftwatch.ingest.lh5.UnreadableFileException;
import org.driftwatch.topics.cherenkov.layout.Telescope;

/** A DL2 file of ctapipe, open for reading: the array, pointings, simulated showers, and any table of it. Not thread-safe. */
public final class Dl2File implements AutoCloseable {
    private final TableFile tables;

    /** Where the array pointed in an observation block [deg]. */
    public record Pointing(long obs, double altitudeDeg, double azimuthDeg) {}

    /** What was simulated: energy [TeV], direction [deg], core [m], particle (0 gamma, 101 proton). */
    public record Shower(
            long obs,
            long event,
            double energyTeV,
            double altitudeDeg,
            double azimuthDeg,
            double coreXM,
            double coreYM,
            long primary) {}

    private Dl2File(TableFile tables) {
        this.tables = tables;
    }

    /** Opens a file, plain or gzip. */
    public static Dl2File open(Path path) throws UnreadableFileException {
        return new Dl2File(TableFile.open(path));
    }

    public TableFile tables() {
        return tables;
    }

    /** Id of the run: the name of the file up to the first dot. */
    public String run() {
        String name = tables.path().getFileName().toString();
        int dot = name.indexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }

    /** The telescopes in the order of the layout. */
    public List<Telescope> telescopes() throws UnreadableFileException {
        return layout().telescopes();
    }

    /** The name of the array in the file, else this. */
    public String arrayName(String otherwise) throws UnreadableFileException {
        return layout().name().orElse(otherwise);
    }

    private LayoutTable layout() throws UnreadableFileException {
        return new LayoutTable(tables.table(Dl2Paths.LAYOUT));
    }

    /** Where the array pointed, one per observation block; none in a file that does not tell. */
    public List<Pointing> pointings() throws UnreadableFileException {
        if (!tables.has(Dl2Paths.OBSERVATION)) return List.of();
        CompoundTable table = tables.table(Dl2Paths.OBSERVATION);
        List<Pointing> pointings = new ArrayList<>();
        for (long row = 0; row < table.rows(); row++)
            pointings.add(new Pointing(
                    table.column(KeyedTable.OBS).integer(row),
                    degrees(table, "subarray_pointing_lat", row),
                    degrees(table, "subarray_pointing_lon", row)));
        return List.copyOf(pointings);
    }

    /** The simulated showers; none in a file of observed ones. */
    public List<Shower> showers() throws UnreadableFileException {
        if (!tables.has(Dl2Paths.SHOWER)) return List.of();
        CompoundTable table = tables.table(Dl2Paths.SHOWER);
        List<Shower> showers = new ArrayList<>();
        for (long row = 0; row < table.rows(); row++) showers.add(shower(table, row));
        return List.copyOf(showers);
    }

    private static Shower shower(CompoundTable table, long row) throws UnreadableFileException {
        return new Shower(
                table.column(KeyedTable.OBS).integer(row),
                table.column(KeyedTable.EVENT).integer(row),
                in(QuantityUnit.TERA_ELECTRON_VOLT, table, "true_energy", row),
                degrees(table, "true_alt", row),
                degrees(table, "true_az", row),
                in(QuantityUnit.METRE, table, "true_core_x", row),
                in(QuantityUnit.METRE, table, "true_core_y", row),
                table.column("true_shower_primary_id").integer(row));
    }

    private static double degrees(CompoundTable table, String column, long row) throws UnreadableFileException {
        return in(QuantityUnit.DEGREE, table, column, row);
    }

    private static double in(QuantityUnit unit, CompoundTable table, String name, long row)
            throws UnreadableFileException {
        TableColumn column = table.column(name);
        return column.real(row) * unit.factor(column);
    }

    @Override
    public void close() throws UnreadableFileException {
        tables.close();
    }
}
