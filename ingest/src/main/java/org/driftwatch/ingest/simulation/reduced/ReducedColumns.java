package org.driftwatch.ingest.simulation.reduced;

import io.jhdf.api.Dataset;
import java.lang.reflect.Array;
import java.util.Map;

/** One compound table, whole in memory, by column. */
final class ReducedColumns {
    private final String place;
    private final Map<?, ?> columns;
    private final int rows;

    private ReducedColumns(String place, Map<?, ?> columns, int rows) {
        this.place = place;
        this.columns = columns;
        this.rows = rows;
    }

    static ReducedColumns of(String place, Dataset table) throws UnreadableReducedFileException {
        int rows = Math.toIntExact(table.getSize());
        Object data = rows == 0 ? Map.of() : table.getData();
        if (data instanceof Map<?, ?> columns) return new ReducedColumns(place, columns, rows);
        throw new UnreadableReducedFileException(place + " must be a table with columns");
    }

    double[] numbers(String name) throws UnreadableReducedFileException {
        Object column = column(name);
        double[] values = new double[rows];
        for (int row = 0; row < rows; row++)
            values[row] = number(name, column, row).doubleValue();
        return values;
    }

    int[] wholes(String name) throws UnreadableReducedFileException {
        Object column = column(name);
        int[] values = new int[rows];
        for (int row = 0; row < rows; row++)
            values[row] = Math.toIntExact(number(name, column, row).longValue());
        return values;
    }

    private Number number(String name, Object column, int row) throws UnreadableReducedFileException {
        if (Array.get(column, row) instanceof Number number) return number;
        throw new UnreadableReducedFileException(place + ": column " + name + " must hold one number per row");
    }

    private Object column(String name) throws UnreadableReducedFileException {
        Object column = columns.get(name);
        if (column != null && column.getClass().isArray() && Array.getLength(column) == rows) return column;
        if (rows == 0) return new double[0];
        throw new UnreadableReducedFileException(place + ": has no column " + name);
    }
}
