package org.driftwatch.ingest.simulation.ecsv;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Columns, what is said about the table, and rows of texts.
 *
 * @param columns at least one
 * @param meta texts and numbers by name, in order
 * @param rows one text per column each
 */
public record EcsvTable(List<EcsvColumn> columns, Map<String, Object> meta, List<List<String>> rows) {
    public EcsvTable {
        columns = List.copyOf(columns);
        meta = Collections.unmodifiableMap(new LinkedHashMap<>(meta));
        rows = rows.stream().map(List::copyOf).toList();
        for (List<String> row : rows)
            if (row.size() != columns.size())
                throw new IllegalArgumentException(
                        "rows must have " + columns.size() + " values, one had " + row.size() + ": " + row);
    }

    /**
     * The cells of a column as text.
     *
     * @throws EcsvException when there is no such column
     */
    public List<String> texts(String name) throws EcsvException {
        int at = index(name);
        return rows.stream().map(row -> row.get(at)).toList();
    }

    /** Numbers, rounded to the precision of the column. */
    public List<Double> numbers(String name) throws EcsvException {
        EcsvColumn column = columns.get(index(name));
        List<Double> numbers = new ArrayList<>();
        for (String text : texts(name)) {
            try {
                numbers.add(column.number(text));
            } catch (NumberFormatException e) {
                throw new EcsvException(
                        "column " + name + " must hold numbers, had '" + text + "' in row " + numbers.size());
            }
        }
        return List.copyOf(numbers);
    }

    /** Unit of a column, empty without one. */
    public String unit(String name) throws EcsvException {
        return columns.get(index(name)).unit();
    }

    private int index(String name) throws EcsvException {
        for (int i = 0; i < columns.size(); i++) if (columns.get(i).name().equals(name)) return i;
        throw new EcsvException("has no column " + name);
    }
}
