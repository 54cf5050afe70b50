package org.driftwatch.ingest.cherenkov.hdf5.writing;

/**
 * A column of a table that is to be written.
 *
 * @param elements numbers per row; for text the bytes
 * @param unit text of its unit, empty for none
 */
public record NewColumn(String name, ColumnType type, int elements, String unit) {
    public NewColumn {
        if (name.isEmpty()) throw new IllegalArgumentException("a column without name");
        if (elements < 1) throw new IllegalArgumentException("column " + name + ": elements >= 1, was " + elements);
    }

    /** One number per row, without unit. */
    public static NewColumn of(String name, ColumnType type) {
        return new NewColumn(name, type, 1, "");
    }

    /** One float64 per row. */
    public static NewColumn real(String name, String unit) {
        return new NewColumn(name, ColumnType.FLOAT64, 1, unit);
    }

    /** Text of at most so many bytes of UTF-8. */
    public static NewColumn text(String name, int bytes) {
        return new NewColumn(name, ColumnType.TEXT, Math.max(1, bytes), "");
    }

    int bytes() {
        return elements * type.bytes();
    }

    boolean isArray() {
        return elements > 1 && type != ColumnType.TEXT;
    }
}
