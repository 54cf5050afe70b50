package org.driftwatch.ingest.cherenkov.writing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.driftwatch.ingest.cherenkov.hdf5.CompoundTable;
import org.driftwatch.ingest.cherenkov.hdf5.TableColumn;
import org.driftwatch.ingest.cherenkov.hdf5.TableFile;
import org.driftwatch.ingest.cherenkov.hdf5.writing.ColumnType;
import org.driftwatch.ingest.cherenkov.hdf5.writing.NewColumn;
import org.driftwatch.ingest.cherenkov.hdf5.writing.NewTable;
import org.driftwatch.ingest.cherenkov.hdf5.writing.TableFileWriter;
import org.driftwatch.ingest.lh5.UnreadableFileException;
import org.driftwatch.topics.cherenkov.ArrayCoefficient;
import org.driftwatch.topics.cherenkov.layout.Telescope;
import org.driftwatch.topics.parameter.Parameter;
import org.driftwatch.topics.parameter.ParameterValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CoefficientFileTest {
    private static final Instant FROM = Instant.parse("2026-01-02T03:04:05.000000123Z");
    private static final Instant UNTIL = Instant.parse("2026-01-02T04:00:00Z");
    static final CoefficientFile FILE = new CoefficientFile(
            List.of(
                    new InterCalibrationRow("LST", 1, 1, 0, 3, 900, 0, true, FROM, UNTIL),
                    new InterCalibrationRow("MST", 12, 0.93, Double.NaN, 2, 70, 1, false, FROM, null)),
            List.of(new CrossCalibrationRow("LST", "MST", 1.11, 0.01, 5, 800, FROM, null)));

    @TempDir
    Path folder;

    @Test
    void rowsAreReadBackAsTheyWere() throws IOException {
        Path file = folder.resolve("coefficients.h5");
        FILE.write(file, false);
        assertThat(CoefficientTables.read(file)).isEqualTo(FILE);
    }

    @Test
    void theColumnsOfThePeerComeFirst() throws IOException {
        Path file = folder.resolve("coefficients.h5");
        FILE.write(file, false);
        try (TableFile read = TableFile.open(file)) {
            assertThat(names(read.table("/dl2/monitoring/subarray/inter_calibration")))
                    .containsExactly(
                            "size_type", "tel_id", "value", "error", "n_pairs", "n_events", "component", "fixed",
                            "valid_from", "valid_to");
            assertThat(names(read.table("/dl2/monitoring/subarray/cross_calibration")))
                    .startsWith("type_a", "type_b", "ratio", "error");
        }
    }

    private static List<String> names(CompoundTable table) {
        return table.columns().stream().map(TableColumn::name).toList();
    }

    @Test
    void aFileThatIsThereIsReplacedOnlyWhenToldTo() throws IOException {
        Path file = folder.resolve("coefficients.h5");
        FILE.write(file, false);
        assertThatThrownBy(() -> FILE.write(file, false))
                .isInstanceOf(FileAlreadyExistsException.class)
                .hasMessageContaining("overwrite is false");
        new CoefficientFile(FILE.inter().subList(0, 1), List.of()).write(file, true);
        assertThat(CoefficientTables.read(file).inter()).hasSize(1);
    }

    @Test
    void tablesOfTheOlderVersionAreRead() throws IOException {
        Path file = folder.resolve("old.h5");
        NewTable inter = new NewTable(
                        "/dl2/monitoring/inter_calibration",
                        List.of(
                                NewColumn.text("size_type", 3),
                                NewColumn.of("tel_id", ColumnType.INT64),
                                NewColumn.real("value", ""),
                                NewColumn.real("error", "")))
                .row("SST", 30, 0.9, 0.02);
        NewTable cross = new NewTable(
                        "/dl2/monitoring/cross_calibration",
                        List.of(
                                NewColumn.text("type_a", 3),
                                NewColumn.text("type_b", 3),
                                NewColumn.real("ratio", ""),
                                NewColumn.real("error", "")))
                .row("LST", "SST", 1.2, 0.1);
        TableFileWriter.write(file, List.of(inter, cross));
        CoefficientFile read = CoefficientTables.read(file);
        assertThat(read.inter())
                .containsExactly(new InterCalibrationRow("SST", 30, 0.9, 0.02, 0, 0, -1, false, null, null));
        assertThat(read.cross()).containsExactly(new CrossCalibrationRow("LST", "SST", 1.2, 0.1, 0, 0, null, null));
    }

    @Test
    void aFileWithoutEitherTableSaysSo() throws IOException {
        Path file = folder.resolve("none.h5");
        TableFileWriter.write(file, List.of(new NewTable("/x", List.of(NewColumn.real("y", "")))));
        assertThatThrownBy(() -> CoefficientTables.read(file))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining("inter_calibration: missing table");
    }

    @Test
    void publishedParametersBecomeRows() {
        Telescope telescope = new Telescope(5, "MST", "MST_MST_FlashCam", 0, 0, 0);
        List<Parameter> parameters = List.of(
                parameter(
                        ArrayCoefficient.INTER_CALIBRATION,
                        "tel_005",
                        new ArrayCoefficient.Throughput(0.97, 0.01, 4, 500, 0, false, true, 3)),
                parameter(
                        ArrayCoefficient.SIZE,
                        "tel_005",
                        new ArrayCoefficient.Throughput(0.95, 0.01, 4, 500, 0, false, true, 3)),
                parameter(
                        ArrayCoefficient.CROSS_CALIBRATION,
                        "LST/MST",
                        new ArrayCoefficient.TypeRatio("LST", "MST", 1.1, 0.02, 0.095, 0.018, 0.01, 7, 1000)));
        CoefficientFile file = CoefficientFile.of(List.of(telescope), parameters);
        assertThat(file.inter())
                .containsExactly(new InterCalibrationRow("MST", 5, 0.97, 0.01, 4, 500, 0, false, FROM, UNTIL));
        assertThat(file.cross())
                .containsExactly(new CrossCalibrationRow("LST", "MST", 1.1, 0.02, 7, 1000, FROM, UNTIL));
    }

    private static Parameter parameter(String subject, String scope, ParameterValue value) {
        return new Parameter(1, subject, scope, "ob_1", 1, FROM, UNTIL, value, new TreeMap<>());
    }
}
