package org.driftwatch.app.export;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.driftwatch.ingest.cherenkov.LeapSeconds;
import org.driftwatch.ingest.cherenkov.hdf5.writing.ColumnType;
import org.driftwatch.ingest.cherenkov.hdf5.writing.NewColumn;
import org.driftwatch.ingest.cherenkov.hdf5.writing.NewTable;
import org.driftwatch.ingest.cherenkov.hdf5.writing.TableFileWriter;
import org.driftwatch.topics.cherenkov.ArrayCoefficient;
import org.driftwatch.topics.cherenkov.ArrayCoefficient.Throughput;
import org.driftwatch.topics.cherenkov.ArrayCoefficient.TimeOffset;
import org.driftwatch.topics.cherenkov.ArrayCoefficient.TypeRatio;
import org.driftwatch.topics.cherenkov.layout.Telescope;
import org.driftwatch.topics.parameter.Parameter;

/**
 * Coefficients of an array as tables in an HDF5 file that ctapipe reads: the columns of the published format first, ours behind
 * them. Times are those of ctapipe: seconds since 1970 TAI and quarter nanoseconds; an open end is the largest second.
 */
public final class ArrayTables {
    private static final String GROUP = "/dl2/monitoring/subarray/";
    private static final long OPEN = 0xFFFF_FFFFL;
    private static final int QUARTERS = 4;

    private final Map<String, Telescope> telescopes = new TreeMap<>();
    private final NewColumn type;

    public ArrayTables(Collection<Telescope> all) {
        all.forEach(each -> telescopes.put(each.scope(), each));
        type = NewColumn.text(
                "size_type",
                all.stream().mapToInt(each -> each.type().length()).max().orElse(1));
    }

    /**
     * Writes the file whole or not at all.
     *
     * @param overwrite whether a file that is there may be replaced
     */
    public void write(Path file, Collection<Parameter> parameters, boolean overwrite) throws IOException {
        requireFree(file, overwrite);
        NewTable energy = throughput("inter_calibration");
        NewTable size = throughput("inter_calibration_size");
        NewTable ratios = ratios();
        NewTable timing = timing();
        for (Parameter each : parameters) {
            if (each.value() instanceof Throughput value)
                add(value, each, each.subject().equals(ArrayCoefficient.SIZE) ? size : energy);
            else if (each.value() instanceof TypeRatio value) add(value, each, ratios);
            else if (each.value() instanceof TimeOffset value) add(value, each, timing);
        }
        TableFileWriter.write(file, List.of(energy, size, ratios, timing));
    }

    /** @throws FileAlreadyExistsException when the file is there and must not be replaced */
    public static void requireFree(Path file, boolean overwrite) throws FileAlreadyExistsException {
        if (!overwrite && Files.exists(file))
            throw new FileAlreadyExistsException(
                    file + ": is there already, and CalculateInterCalibration.overwrite is false");
    }

    private NewTable throughput(String name) {
        return table(
                name,
                type,
                NewColumn.of("tel_id", ColumnType.INT64),
                NewColumn.real("value", ""),
                NewColumn.real("error", ""),
                NewColumn.of("n_pairs", ColumnType.INT64),
                NewColumn.of("n_events", ColumnType.INT64),
                NewColumn.of("component", ColumnType.INT64),
                NewColumn.of("fixed", ColumnType.LOGICAL));
    }

    private NewTable timing() {
        return table(
                "timing",
                type,
                NewColumn.of("tel_id", ColumnType.INT64),
                NewColumn.real("value", "ns"),
                NewColumn.real("error", "ns"),
                NewColumn.of("n_pairs", ColumnType.INT64),
                NewColumn.of("n_events", ColumnType.INT64),
                NewColumn.of("component", ColumnType.INT64),
                NewColumn.of("fixed", ColumnType.LOGICAL));
    }

    private NewTable ratios() {
        return table(
                "cross_calibration",
                NewColumn.text("type_a", type.elements()),
                NewColumn.text("type_b", type.elements()),
                NewColumn.real("ratio", ""),
                NewColumn.real("error", ""),
                NewColumn.of("n_pairs", ColumnType.INT64),
                NewColumn.of("n_events", ColumnType.INT64));
    }

    /** With its validity behind the other columns. */
    private static NewTable table(String name, NewColumn... columns) {
        List<NewColumn> all = new ArrayList<>(List.of(columns));
        NewColumn[] validity = {time("valid_from"), time("valid_to")};
        all.addAll(List.of(validity));
        NewTable table = new NewTable(GROUP + name, all);
        for (int k = columns.length; k < all.size(); k++)
            table.attribute("CTAFIELD_" + k + "_TRANSFORM", "time")
                    .attribute("CTAFIELD_" + k + "_TIME_SCALE", "tai")
                    .attribute("CTAFIELD_" + k + "_TIME_FORMAT", "ctao_high_res");
        return table;
    }

    private static NewColumn time(String name) {
        return new NewColumn(name, ColumnType.UINT32, 2, "");
    }

    private void add(Throughput value, Parameter of, NewTable to) {
        Telescope telescope = telescopes.get(of.scope());
        to.row(
                telescope.type(),
                (long) telescope.id(),
                value.throughput(),
                value.error(),
                (long) value.nPairs(),
                value.nEvents(),
                (long) value.component(),
                value.fixed(),
                tai(of.validFrom()),
                tai(of.validUntil()));
    }

    private void add(TimeOffset value, Parameter of, NewTable to) {
        Telescope telescope = telescopes.get(of.scope());
        to.row(
                telescope.type(),
                (long) telescope.id(),
                value.offsetNs(),
                value.error(),
                (long) value.nPairs(),
                value.nEvents(),
                (long) value.component(),
                value.fixed(),
                tai(of.validFrom()),
                tai(of.validUntil()));
    }

    private static void add(TypeRatio value, Parameter of, NewTable to) {
        to.row(
                value.typeA(),
                value.typeB(),
                value.ratio(),
                value.error(),
                (long) value.nPairs(),
                value.nEvents(),
                tai(of.validFrom()),
                tai(of.validUntil()));
    }

    /** Seconds and quarter nanoseconds of TAI; an instant that is not there is the open end. */
    private static long[] tai(Instant utc) {
        if (utc == null) return new long[] {OPEN, 0};
        long seconds = utc.getEpochSecond();
        return new long[] {seconds + LeapSeconds.atUtc(seconds), (long) utc.getNano() * QUARTERS};
    }
}
