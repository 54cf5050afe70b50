package org.driftwatch.app.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.driftwatch.ingest.cherenkov.hdf5.CompoundTable;
import org.driftwatch.ingest.cherenkov.hdf5.TableFile;
import org.driftwatch.topics.cherenkov.ArrayCoefficient;
import org.driftwatch.topics.cherenkov.layout.Telescope;
import org.driftwatch.topics.parameter.Parameter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArrayTablesTest {
    private static final Instant FROM = Instant.parse("2025-10-09T09:30:00.5Z");

    private static final List<Parameter> PARAMETERS = List.of(
            parameter(
                    ArrayCoefficient.INTER_CALIBRATION,
                    "tel_005",
                    new ArrayCoefficient.Throughput(1.05, 0.01, 3, 120, 0, false, true, 2)),
            parameter(
                    ArrayCoefficient.SIZE,
                    "tel_120",
                    new ArrayCoefficient.Throughput(0.9, Double.NaN, 1, 7, 1, false, false, 0)),
            parameter(
                    ArrayCoefficient.TIMING,
                    "tel_005",
                    new ArrayCoefficient.TimeOffset(-3.5, 0.25, 4, 99, 0, true, true, 3)),
            parameter(
                    ArrayCoefficient.CROSS_CALIBRATION,
                    "LST/MST",
                    new ArrayCoefficient.TypeRatio("LST", "MST", 1.1, 0.02, 0.095, 0.018, 0.01, 12, 300)));

    @TempDir
    Path directory;

    private static Parameter parameter(String subject, String scope, ArrayCoefficient value) {
        return new Parameter(1, subject, scope, "ob_1", 1, FROM, null, value, new TreeMap<>());
    }

    private static ArrayTables tables() {
        return new ArrayTables(List.of(
                new Telescope(5, "MST", "MST_MST_FlashCam", 0, 0, 0),
                new Telescope(120, "SST", "SST_ASTRI_CHEC", 0, 0, 0)));
    }

    @Test
    void eachMethodHasATableWithThePublishedColumnsFirst() throws IOException {
        Path file = directory.resolve("out.h5");
        tables().write(file, PARAMETERS, false);
        try (TableFile written = TableFile.open(file)) {
            CompoundTable energy = written.table("/dl2/monitoring/subarray/inter_calibration");
            assertThat(energy.rows()).isEqualTo(1);
            assertThat(energy.column("size_type").text(0)).isEqualTo("MST");
            assertThat(energy.column("tel_id").integer(0)).isEqualTo(5);
            assertThat(energy.column("value").real(0)).isEqualTo(1.05);
            assertThat(energy.column("error").real(0)).isEqualTo(0.01);
            assertThat(energy.column("n_events").integer(0)).isEqualTo(120);
            CompoundTable size = written.table("/dl2/monitoring/subarray/inter_calibration_size");
            assertThat(size.column("tel_id").integer(0)).isEqualTo(120);
            assertThat(size.column("error").real(0)).isNaN();
            CompoundTable timing = written.table("/dl2/monitoring/subarray/timing");
            assertThat(timing.column("value").real(0)).isEqualTo(-3.5);
            CompoundTable ratios = written.table("/dl2/monitoring/subarray/cross_calibration");
            assertThat(ratios.column("type_b").text(0)).isEqualTo("MST");
            assertThat(ratios.column("ratio").real(0)).isEqualTo(1.1);
        }
    }

    @Test
    void aFileThatIsThereIsReplacedOnlyWhenThatIsAllowed() throws IOException {
        Path file = directory.resolve("out.h5");
        tables().write(file, PARAMETERS, false);
        assertThatThrownBy(() -> tables().write(file, PARAMETERS, false))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("overwrite");
        tables().write(file, PARAMETERS, true);
    }
}
