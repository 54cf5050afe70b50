package org.driftwatch.ingest.lh5.writing;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.DatasetCreationOptions;
import io.jhdf.api.WritableDataset;
import io.jhdf.api.WritableGroup;
import io.jhdf.api.WritableNode;
import io.jhdf.exceptions.HdfException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * Writes LH5 files with chunks, shuffle and deflate. Memory: beside the tables one copy of the largest column; a column must
 * be smaller than {@value #LARGEST_COLUMN_BYTES} bytes.
 */
public final class Lh5Writer {
    /** Largest column that the HDF5 library writes [bytes]. */
    public static final long LARGEST_COLUMN_BYTES = Integer.MAX_VALUE - 64L;

    private static final int CHUNK_BYTES = 1 << 18;
    private static final int CHUNK_ROWS = 4096;
    private static final int LEVEL = 4;
    private static final String SCALAR = "array<1>{real}";
    private static final String EQUAL_SIZED = "array_of_equalsized_arrays<1,1>{real}";

    private Lh5Writer() {}

    /** Writes the file whole or not at all; one that was there is replaced. */
    public static void write(Path file, List<NewTable> tables) throws IOException {
        if (tables.isEmpty()) throw new IOException(file + ": nothing to write");
        Path target = file.toAbsolutePath();
        Path partial = target.resolveSibling(target.getFileName() + ".part");
        try {
            fill(partial, tables);
            Files.move(partial, target, StandardCopyOption.REPLACE_EXISTING);
        } catch (HdfException e) {
            throw new IOException(file + ": cannot be written: " + root(e), e);
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    private static void fill(Path file, List<NewTable> tables) {
        try (WritableHdfFile hdf = HdfFile.write(file)) {
            Map<String, WritableGroup> groups = new HashMap<>();
            for (NewTable table : tables) {
                WritableGroup group = groups.computeIfAbsent(table.group(), hdf::putGroup);
                put(group, table.name(), table.columns());
            }
            groups.forEach((name, group) -> type(group, "struct{" + names(tables, name) + "}"));
        }
    }

    private static String names(List<NewTable> tables, String group) {
        return tables.stream()
                .filter(table -> table.group().equals(group))
                .map(NewTable::name)
                .collect(Collectors.joining(","));
    }

    private static void put(WritableGroup parent, String name, SortedMap<String, NewColumn> columns) {
        WritableGroup table = parent.putGroup(name);
        columns.forEach((column, content) -> put(table, column, content));
        type(table, "table{" + String.join(",", columns.keySet()) + "}");
    }

    private static void put(WritableGroup table, String name, NewColumn column) {
        if (column instanceof NewColumn.Reals reals) {
            WritableDataset dataset = scalars(table, name, reals.values(), reals.rows());
            if (reals.units() != null) dataset.putAttribute("units", reals.units());
        } else if (column instanceof NewColumn.Integers integers) {
            scalars(table, name, integers.values(), integers.rows());
        } else if (column instanceof NewColumn.Codes codes) {
            type(table.putDataset(name, codes.values(), chunks(codes)), EQUAL_SIZED);
        } else if (column instanceof NewColumn.Inner inner) {
            put(table, name, inner.columns());
        }
    }

    private static WritableDataset scalars(WritableGroup table, String name, Object values, int rows) {
        DatasetCreationOptions chunks =
                filtered().chunkDimensions(Math.min(rows, CHUNK_ROWS)).build();
        WritableDataset dataset = table.putDataset(name, values, chunks);
        type(dataset, SCALAR);
        return dataset;
    }

    private static DatasetCreationOptions chunks(NewColumn.Codes codes) {
        int samples = codes.values()[0].length;
        int rows = Math.max(1, CHUNK_BYTES / (Short.BYTES * samples));
        return filtered()
                .unsigned()
                .chunkDimensions(Math.min(rows, codes.rows()), samples)
                .build();
    }

    private static DatasetCreationOptions.Builder filtered() {
        return DatasetCreationOptions.builder().shuffle().deflate(LEVEL);
    }

    private static void type(WritableNode node, String datatype) {
        node.putAttribute("datatype", datatype);
    }

    private static String root(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) root = root.getCause();
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }
}
