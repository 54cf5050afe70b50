package org.driftwatch.ingest.lh5.writing;

import java.util.SortedMap;

/**
 * A table that is to be written, at {@code group/name}.
 *
 * @param columns at least one, all of the same number of rows, at least one
 */
public record NewTable(String group, String name, SortedMap<String, NewColumn> columns) {
    public NewTable {
        if (columns.isEmpty()) throw new IllegalArgumentException(group + "/" + name + ": a table without columns");
        int rows = columns.get(columns.firstKey()).rows();
        if (rows == 0) throw new IllegalArgumentException(group + "/" + name + ": a table without rows");
        columns.forEach((column, content) -> {
            if (content.rows() != rows)
                throw new IllegalArgumentException(group + "/" + name + "/" + column + ": " + content.rows()
                        + " rows, but column " + columns.firstKey() + " has " + rows);
        });
    }
}
