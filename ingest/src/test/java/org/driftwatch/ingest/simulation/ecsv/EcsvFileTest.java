package org.driftwatch.ingest.simulation.ecsv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EcsvFileTest {
    @TempDir
    Path directory;

    private Path file(String text) throws IOException {
        return Files.writeString(directory.resolve("t.ecsv"), text);
    }

    @Test
    void readsWhatAstropyWrites() throws IOException {
        EcsvTable table = EcsvFile.read(file("""
                # %ECSV 1.0
                # ---
                # datatype:
                # - {name: telescope_ids, datatype: string, subtype: json}
                # - {name: zenith, unit: deg, datatype: int64}
                # - name: limit
                #   unit: TeV
                #   datatype: float32
                # meta: !!omap
                # - {created: '2025-04-03T14:25:30.761455'}
                # - {loss_fraction: 1.0e-06}
                # schema: astropy-2.0
                telescope_ids zenith limit
                [] 20 0.1
                "[1, 2]" 40 0.25
                """));
        assertThat(table.texts("telescope_ids")).containsExactly("[]", "[1, 2]");
        assertThat(table.numbers("zenith")).containsExactly(20.0, 40.0);
        assertThat(table.numbers("limit")).containsExactly((double) 0.1f, 0.25);
        assertThat(table.unit("limit")).isEqualTo("TeV");
        assertThat(table.meta()).containsEntry("loss_fraction", 1e-6).containsKey("created");
    }

    @Test
    void readsCommasAndDoubledQuotes() throws IOException {
        EcsvTable table = EcsvFile.read(file("""
                # %ECSV 1.0
                # ---
                # delimiter: ','
                # datatype:
                # - {name: a, datatype: string}
                # - {name: b, datatype: string}
                a,b
                "x ""y"", z",
                """));
        assertThat(table.rows()).containsExactly(List.of("x \"y\", z", ""));
    }

    @Test
    void readsBackWhatItWrites() throws IOException {
        Map<String, Object> meta = new LinkedHashMap<>();
        meta.put("created", "2026-01-01T00:00:00Z");
        meta.put("loss_fraction", 1e-6);
        EcsvTable table = new EcsvTable(
                List.of(new EcsvColumn("ids", "string", "", "json"), EcsvColumn.of("x", "float64", "m")),
                meta,
                List.of(List.of("[1, 2]", "1.5"), List.of("", "nan"), List.of("a \"b\"", "-2e-7")));
        Path file = directory.resolve("w.ecsv");
        EcsvFile.write(file, table);
        assertThat(EcsvFile.read(file)).isEqualTo(table);
    }

    @Test
    void saysWhatIsWrong() throws IOException {
        assertThatThrownBy(() -> EcsvFile.read(directory.resolve("none"))).hasMessageEndingWith("none: no such file");
        Path plain = file("a b\n1 2\n");
        assertThatThrownBy(() -> EcsvFile.read(plain)).hasMessageContaining("is not ECSV");
        Path shorter = file("# %ECSV 1.0\n# ---\n# datatype:\n# - {name: a, datatype: int64}\na\n1 2\n");
        assertThatThrownBy(() -> EcsvFile.read(shorter)).hasMessageContaining("rows must have 1 values, one had 2");
        Path text = file("# %ECSV 1.0\n# ---\n# datatype:\n# - {name: a, datatype: int64}\na\nx\n");
        assertThatThrownBy(() -> EcsvFile.read(text).numbers("a"))
                .hasMessage("column a must hold numbers, had 'x' in row 0");
        assertThatThrownBy(() -> EcsvFile.read(text).numbers("b")).hasMessage("has no column b");
    }
}
