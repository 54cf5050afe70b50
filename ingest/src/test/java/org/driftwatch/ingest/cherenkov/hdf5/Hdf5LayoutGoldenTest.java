package org.driftwatch.ingest.cherenkov.hdf5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Iterator;
import java.util.Map;
import org.driftwatch.ingest.lh5.SharedFiles;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Origin: shared/reference/cta/hdf5_layout.json, written with PyTables; sums have 11 digits there. */
class Hdf5LayoutGoldenTest {
    private static final double DIGITS = 1e-10;

    @ParameterizedTest
    @ValueSource(strings = {"ob_4001.dl2.h5", "ob_4002.dl2.h5", "ob_4003.dl2.h5", "ob_4004.dl2.h5"})
    void everyTableHasTheRowsColumnsUnitsAndSumsOfTheReference(String name) throws IOException {
        JsonNode tables = reference().path(name).path("tables");
        assertThat(tables.size()).isPositive();
        try (TableFile file = TableFile.open(SharedFiles.of("data/cta/" + name + ".gz"))) {
            for (Map.Entry<String, JsonNode> table : tables.properties()) check(file, table.getKey(), table.getValue());
        }
    }

    private static JsonNode reference() throws IOException {
        return new ObjectMapper()
                .readTree(SharedFiles.of("reference/cta/hdf5_layout.json").toFile());
    }

    private static void check(TableFile file, String path, JsonNode expected) throws IOException {
        CompoundTable table = file.table(path);
        assertThat(table.rows()).as(path).isEqualTo(expected.path("rows").asLong());
        Iterator<TableColumn> columns = table.columns().iterator();
        int k = 0;
        for (Map.Entry<String, JsonNode> column : expected.path("columns").properties()) {
            TableColumn found = columns.next();
            assertThat(found.name()).isEqualTo(column.getKey());
            assertThat(found.unit())
                    .isEqualTo(expected.path("attrs")
                            .path("CTAFIELD_" + k++ + "_UNIT")
                            .asText(""));
            check(found, table.rows(), column.getValue());
        }
        assertThat(columns.hasNext()).as(path + " has more columns").isFalse();
    }

    private static void check(TableColumn column, long rows, JsonNode expected) throws IOException {
        String where = column.place().toString();
        String dtype = expected.path("dtype").asText();
        if (dtype.startsWith("|S")) {
            assertThat(column.text(0))
                    .as(where)
                    .isEqualTo(expected.path("first").asText());
            assertThat(column.text(rows - 1))
                    .as(where)
                    .isEqualTo(expected.path("last").asText());
            return;
        }
        assertThat(column.type().replaceAll("\\[.*", "")).as(where).isEqualTo(dtype);
        int elements = expected.path("shape").isEmpty()
                ? 1
                : expected.path("shape").get(0).asInt();
        assertThat(column.elements()).as(where).isEqualTo(elements);
        if (dtype.equals("bool")) checkTruths(column, rows, expected);
        else if (elements == 1) checkNumbers(column, rows, expected);
        else for (int e = 0; e < elements; e++) checkElement(column, rows, e, expected);
    }

    private static void checkElement(TableColumn column, long rows, int element, JsonNode expected) throws IOException {
        assertThat(column.integer(0, element))
                .isEqualTo(expected.path("first").get(element).asLong());
        assertThat(column.integer(rows - 1, element))
                .isEqualTo(expected.path("last").get(element).asLong());
    }

    private static void checkTruths(TableColumn column, long rows, JsonNode expected) throws IOException {
        long truths = 0;
        for (long row = 0; row < rows; row++)
            for (int e = 0; e < column.elements(); e++) truths += column.integer(row, e);
        assertThat(truths)
                .as(column.place().toString())
                .isEqualTo(expected.path("n_true").asLong());
    }

    private static void checkNumbers(TableColumn column, long rows, JsonNode expected) throws IOException {
        double sum = 0;
        long invalid = 0;
        for (long row = 0; row < rows; row++) {
            double value = column.real(row);
            if (Double.isFinite(value)) sum += value;
            if (Double.isNaN(value)) invalid++;
        }
        String where = column.place().toString();
        assertThat(invalid).as(where).isEqualTo(expected.path("n_nan").asLong());
        isClose(column.real(0), expected.path("first"), where);
        isClose(column.real(rows - 1), expected.path("last"), where);
        isClose(sum, expected.path("sum_finite"), where);
    }

    private static void isClose(double found, JsonNode expected, String where) {
        if (expected.isNull()) assertThat(found).as(where).isNaN();
        else
            assertThat(found)
                    .as(where)
                    .isCloseTo(expected.asDouble(), within(DIGITS * Math.abs(expected.asDouble()) + 1e-12));
    }
}
