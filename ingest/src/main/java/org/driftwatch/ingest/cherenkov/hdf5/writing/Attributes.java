package org.driftwatch.ingest.cherenkov.hdf5.writing;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The attributes by which PyTables knows a group or table, and ctapipe a unit. */
final class Attributes {
    private static final String GROUP_VERSION = "1.0";
    private static final String TABLE_VERSION = "2.7";
    private static final String FORMAT_VERSION = "2.1";

    private Attributes() {}

    /** What may be written; errors name what may not. */
    static final class Checked {
        private Checked() {}

        static String path(String path) {
            if (path.matches("(/[^/]+)+")) return path;
            throw new IllegalArgumentException("no absolute path of a table: " + path);
        }

        static List<NewColumn> columns(String path, List<NewColumn> columns) {
            Set<String> names = new HashSet<>();
            if (columns.isEmpty()) throw new IllegalArgumentException(path + ": a table without columns");
            for (NewColumn column : columns)
                if (!names.add(column.name()))
                    throw new IllegalArgumentException(path + ": column " + column.name() + " twice");
            return List.copyOf(columns);
        }

        static Object value(String name, Object value) {
            if (value instanceof String || value instanceof Long || value instanceof Double) return value;
            throw new IllegalArgumentException("attribute " + name + " is no text, Long or Double: " + value);
        }
    }

    static Map<String, Object> ofGroup() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("CLASS", "GROUP");
        all.put("TITLE", "");
        all.put("VERSION", GROUP_VERSION);
        return all;
    }

    static Map<String, Object> ofRoot(Map<String, Object> further) {
        Map<String, Object> all = ofGroup();
        all.put("PYTABLES_FORMAT_VERSION", FORMAT_VERSION);
        all.putAll(further);
        return all;
    }

    static Map<String, Object> of(NewTable table) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("CLASS", "TABLE");
        all.put("TITLE", "");
        all.put("VERSION", TABLE_VERSION);
        all.put("NROWS", table.rows());
        for (int k = 0; k < table.columns().size(); k++)
            put(all, k, table.columns().get(k));
        all.putAll(table.attributes());
        return all;
    }

    private static void put(Map<String, Object> all, int k, NewColumn column) {
        all.put("FIELD_" + k + "_NAME", column.name());
        if (column.type() == ColumnType.TEXT) {
            all.put("CTAFIELD_" + k + "_TRANSFORM", "string");
            all.put("CTAFIELD_" + k + "_MAXLEN", (long) column.elements());
        } else if (!column.unit().isEmpty()) {
            all.put("CTAFIELD_" + k + "_TRANSFORM", "quantity");
            all.put("CTAFIELD_" + k + "_UNIT", column.unit());
        }
    }
}
