package org.driftwatch.ingest.cherenkov.writing;

import static org.driftwatch.ingest.cherenkov.hdf5.writing.ColumnType.INT64;
import static org.driftwatch.ingest.cherenkov.hdf5.writing.ColumnType.LOGICAL;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.driftwatch.ingest.cherenkov.hdf5.writing.NewColumn;
import org.driftwatch.ingest.cherenkov.hdf5.writing.NewTable;
import org.driftwatch.ingest.cherenkov.hdf5.writing.TableFileWriter;
import org.driftwatch.topics.cherenkov.ArrayCoefficient;
import org.driftwatch.topics.cherenkov.ArrayCoefficient.Throughput;
import org.driftwatch.topics.cherenkov.ArrayCoefficient.TypeRatio;
import org.driftwatch.topics.cherenkov.layout.Telescope;
import org.driftwatch.topics.parameter.Parameter;

/**
 * The coefficients of an array as tables, where ctapipe looks for them; {@link CoefficientTables} reads them back. The first four
 * columns of each are those of the peer, ours come behind.
 */
public record CoefficientFile(List<InterCalibrationRow> inter, List<CrossCalibrationRow> cross) {
    private static final List<String> VALIDITY = List.of("valid_from", "valid_to");

    public CoefficientFile {
        inter = List.copyOf(inter);
        cross = List.copyOf(cross);
    }

    /** Takes throughputs of telescopes and ratios of types out of what was published; the rest has no table. */
    public static CoefficientFile of(List<Telescope> telescopes, List<Parameter> parameters) {
        Map<String, Telescope> byScope =
                telescopes.stream().collect(Collectors.toMap(Telescope::scope, Function.identity()));
        return new CoefficientFile(
                of(parameters, ArrayCoefficient.INTER_CALIBRATION, Throughput.class)
                        .filter(parameter -> byScope.containsKey(parameter.scope()))
                        .map(parameter -> InterCalibrationRow.of(byScope.get(parameter.scope()), parameter))
                        .toList(),
                of(parameters, ArrayCoefficient.CROSS_CALIBRATION, TypeRatio.class)
                        .map(CrossCalibrationRow::of)
                        .toList());
    }

    private static Stream<Parameter> of(List<Parameter> parameters, String subject, Class<?> kind) {
        return parameters.stream()
                .filter(parameter -> parameter.subject().equals(subject) && kind.isInstance(parameter.value()));
    }

    /** @param overwrite whether to replace a file that is there; else that is an error */
    public void write(Path file, boolean overwrite) throws IOException {
        if (!overwrite && Files.exists(file))
            throw new FileAlreadyExistsException(file + ": is there already, and overwrite is false");
        List<NewTable> tables = new ArrayList<>();
        if (!inter.isEmpty()) tables.add(interTable());
        if (!cross.isEmpty()) tables.add(crossTable());
        TableFileWriter.write(file, tables);
    }

    private NewTable interTable() {
        NewTable table = new NewTable(
                CoefficientTables.INTER,
                List.of(
                        text("size_type", inter, InterCalibrationRow::sizeType),
                        NewColumn.of("tel_id", INT64),
                        NewColumn.real("value", ""),
                        NewColumn.real("error", ""),
                        NewColumn.of("n_pairs", INT64),
                        NewColumn.of("n_events", INT64),
                        NewColumn.of("component", INT64),
                        NewColumn.of("fixed", LOGICAL),
                        TaiStamp.column(VALIDITY.get(0)),
                        TaiStamp.column(VALIDITY.get(1))));
        for (InterCalibrationRow row : inter)
            table.row(
                    row.sizeType(),
                    row.telescope(),
                    row.value(),
                    row.error(),
                    row.nPairs(),
                    row.nEvents(),
                    row.component(),
                    row.fixed(),
                    stamp(row.validFrom()),
                    stamp(row.validUntil()));
        return TaiStamp.described(table, VALIDITY);
    }

    private NewTable crossTable() {
        NewTable table = new NewTable(
                CoefficientTables.CROSS,
                List.of(
                        text("type_a", cross, CrossCalibrationRow::typeA),
                        text("type_b", cross, CrossCalibrationRow::typeB),
                        NewColumn.real("ratio", ""),
                        NewColumn.real("error", ""),
                        NewColumn.of("n_pairs", INT64),
                        NewColumn.of("n_events", INT64),
                        TaiStamp.column(VALIDITY.get(0)),
                        TaiStamp.column(VALIDITY.get(1))));
        for (CrossCalibrationRow row : cross)
            table.row(
                    row.typeA(),
                    row.typeB(),
                    row.ratio(),
                    row.error(),
                    row.nPairs(),
                    row.nEvents(),
                    stamp(row.validFrom()),
                    stamp(row.validUntil()));
        return TaiStamp.described(table, VALIDITY);
    }

    private static <T> NewColumn text(String name, List<T> rows, Function<T, String> text) {
        return NewColumn.text(
                name,
                rows.stream()
                        .mapToInt(row -> text.apply(row).getBytes(StandardCharsets.UTF_8).length)
                        .max()
                        .orElse(1));
    }

    /** An open end is the last time that can be written. */
    private static long[] stamp(Instant time) {
        return time == null ? TaiStamp.LAST.clone() : TaiStamp.of(time);
    }
}
