package org.driftwatch.ingest.cherenkov.hdf5.writing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jhdf.HdfFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.driftwatch.ingest.cherenkov.hdf5.CompoundTable;
import org.driftwatch.ingest.cherenkov.hdf5.TableFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WrittenTablesTest {
    @TempDir
    Path folder;

    @Test
    void everyTypeOfColumnIsReadBack() throws IOException {
        Path file = folder.resolve("types.h5");
        TableFileWriter.write(file, List.of(EveryType.table()));
        try (TableFile read = TableFile.open(file)) {
            CompoundTable table = read.table("/a/b/every");
            assertThat(table.rows()).isEqualTo(2);
            assertThat(table.columns().stream().map(column -> column.type()))
                    .containsExactly(
                            "int16", "int32", "int64", "uint8", "uint16", "uint32[2]", "float32", "float64", "bool",
                            "bool[3]", "string");
            assertThat(table.column("i2").integer(1)).isEqualTo(-32768);
            assertThat(table.column("i4").integer(1)).isEqualTo(Integer.MIN_VALUE);
            assertThat(table.column("i8").integer(1)).isEqualTo(Long.MIN_VALUE);
            assertThat(table.column("u1").integer(0)).isEqualTo(255);
            assertThat(table.column("u2").integer(0)).isEqualTo(65535);
            assertThat(table.column("time").integer(0, 0)).isEqualTo(4_294_967_295L);
            assertThat(table.column("time").integer(1, 1)).isEqualTo(7);
            assertThat(table.column("f4").real(0)).isEqualTo(0.5);
            assertThat(table.column("f8").real(1)).isNaN();
            assertThat(table.column("f8").unit()).isEqualTo("TeV");
            assertThat(table.column("ok").integer(0)).isEqualTo(1);
            assertThat(table.column("who").integer(0, 2)).isEqualTo(1);
            assertThat(table.column("name").text(0)).isEqualTo("über");
            assertThat(table.text("note")).contains("text");
            assertThat(table.number("x")).contains(0.25);
        }
    }

    @Test
    void theLibraryReadsTheSame() throws IOException {
        Path file = folder.resolve("library.h5");
        TableFileWriter.write(file, List.of(EveryType.table()), Map.of("PRODUCT", "DL2"));
        try (HdfFile hdf = new HdfFile(file)) {
            Map<?, ?> data = (Map<?, ?>) hdf.getDatasetByPath("/a/b/every").getData();
            assertThat((double[]) data.get("f8")).startsWith(1.5);
            assertThat((boolean[]) data.get("ok")).containsExactly(true, false);
            assertThat((String[]) data.get("name")).endsWith("x"); // of UTF-8 the library knows nothing here
            assertThat(hdf.getAttribute("PYTABLES_FORMAT_VERSION").getData()).isEqualTo("2.1");
            assertThat(hdf.getAttribute("PRODUCT").getData()).isEqualTo("DL2");
            assertThat(hdf.getByPath("/a").getAttribute("CLASS").getData()).isEqualTo("GROUP");
        }
    }

    @Test
    void aGroupMayHaveManyTables() throws IOException {
        List<NewTable> tables = new ArrayList<>();
        for (int i = 0; i < 1500; i++)
            tables.add(new NewTable("/many/tel_" + i, List.of(NewColumn.real("x", ""))).row(i));
        Path file = folder.resolve("many.h5");
        TableFileWriter.write(file, tables);
        try (TableFile read = TableFile.open(file)) {
            assertThat(read.names("/many")).hasSize(1500);
            for (int i = 0; i < 1500; i += 37)
                assertThat(read.table("/many/tel_" + i).column("x").real(0)).isEqualTo(i);
        }
    }

    @Test
    void aTableWithoutRowsIsReadBack() throws IOException {
        Path file = folder.resolve("empty.h5");
        TableFileWriter.write(file, List.of(new NewTable("/empty", List.of(NewColumn.real("x", "m")))));
        try (TableFile read = TableFile.open(file)) {
            assertThat(read.table("/empty").rows()).isZero();
        }
    }

    @Test
    void theSameTablesGiveTheSameBytes() throws IOException {
        TableFileWriter.write(folder.resolve("a.h5"), List.of(EveryType.table()));
        TableFileWriter.write(folder.resolve("b.h5"), List.of(EveryType.table()));
        assertThat(folder.resolve("a.h5")).hasSameBinaryContentAs(folder.resolve("b.h5"));
    }

    @Test
    void aNameThatEndsSoIsPacked() throws IOException {
        Path file = folder.resolve("packed.h5.gz");
        TableFileWriter.write(file, List.of(EveryType.table()));
        try (TableFile read = TableFile.open(file)) {
            assertThat(read.table("/a/b/every").rows()).isEqualTo(2);
        }
        assertThat(Files.list(folder)).containsExactly(file);
    }

    @Test
    void whatDoesNotFitIsNamed() {
        NewTable table = EveryType.table();
        assertThatThrownBy(() -> table.row(1)).hasMessage("/a/b/every: 1 values for 11 columns");
        NewTable small = new NewTable("/t", List.of(NewColumn.of("id", ColumnType.INT16), NewColumn.text("name", 2)));
        assertThatThrownBy(() -> small.row(40_000, "x")).hasMessage("/t, column id, row 0: 40000 is no INT16");
        assertThatThrownBy(() -> small.row(1.5, "x")).hasMessage("/t, column id, row 0: 1.5 is no INT16");
        assertThatThrownBy(() -> small.row(1, "long")).hasMessageContaining("holds 2 bytes, \"long\" has 4");
        assertThatThrownBy(() -> small.row(null, "x")).hasMessageContaining("does not take null");
        assertThatThrownBy(() -> new NewTable("t", List.of())).hasMessageContaining("no absolute path");
        NewTable inner = new NewTable("/t/u", small.columns());
        assertThatThrownBy(() -> TableFileWriter.write(folder.resolve("x.h5"), List.of(small, inner)))
                .hasMessageContaining("there is another of this name");
    }
}
