package org.driftwatch.ingest.cherenkov.hdf5.writing;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.driftwatch.ingest.cherenkov.hdf5.writing.Attributes.Checked;

/** A table that is to be written; rows are held in the bytes they will have, at most 2 GB. */
public final class NewTable {
    private final String path;
    private final List<NewColumn> columns;
    private final Map<String, Object> attributes = new LinkedHashMap<>();
    private final ByteArrayOutputStream records = new ByteArrayOutputStream();
    private final ByteBuffer record;
    private long rows;

    /** @param path absolute, with its groups, e.g. {@code /dl1/event/subarray/trigger} */
    public NewTable(String path, List<NewColumn> columns) {
        this.path = Checked.path(path);
        this.columns = Checked.columns(path, columns);
        int bytes = columns.stream().mapToInt(NewColumn::bytes).sum();
        this.record = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Adds an attribute: text, a Long or a Double. */
    public NewTable attribute(String name, Object value) {
        attributes.put(name, Checked.value(name, value));
        return this;
    }

    /**
     * Adds a row.
     *
     * @param values one per column: a Number, a Boolean, a String; for arrays {@code long[]} or {@code boolean[]}
     */
    public NewTable row(Object... values) {
        if (values.length != columns.size())
            throw new IllegalArgumentException(
                    path + ": " + values.length + " values for " + columns.size() + " columns");
        record.clear();
        for (int i = 0; i < values.length; i++) put(columns.get(i), values[i]);
        records.writeBytes(record.array());
        rows++;
        return this;
    }

    private void put(NewColumn column, Object value) {
        if (value instanceof String text && column.type() == ColumnType.TEXT) put(column, text);
        else if (value instanceof Number number && column.elements() == 1) put(column, number);
        else if (value instanceof Boolean truth && column.elements() == 1) put(column, truth ? 1L : 0L);
        else if (value instanceof long[] numbers && numbers.length == column.elements())
            for (long number : numbers) put(column, (Number) number);
        else if (value instanceof boolean[] truths && truths.length == column.elements())
            for (boolean truth : truths) put(column, (Number) (truth ? 1L : 0L));
        else
            throw wrong(
                    column,
                    "does not take "
                            + (value == null ? "null" : value.getClass().getSimpleName()));
    }

    private void put(NewColumn column, Number number) {
        ColumnType type = column.type();
        if (type == ColumnType.TEXT) throw wrong(column, "is text, not " + number);
        boolean whole = !(number instanceof Double || number instanceof Float);
        if (!type.isFloating() && (!whole || number.longValue() < type.least() || number.longValue() > type.most()))
            throw wrong(column, number + " is no " + type);
        type.put(record, number);
    }

    private void put(NewColumn column, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > column.bytes())
            throw wrong(column, "holds " + column.bytes() + " bytes, \"" + text + "\" has " + bytes.length);
        record.put(bytes);
        for (int i = bytes.length; i < column.bytes(); i++) record.put((byte) 0);
    }

    private IllegalArgumentException wrong(NewColumn column, String what) {
        return new IllegalArgumentException(path + ", column " + column.name() + ", row " + rows + ": " + what);
    }

    public String path() {
        return path;
    }

    public List<NewColumn> columns() {
        return columns;
    }

    public long rows() {
        return rows;
    }

    Map<String, Object> attributes() {
        return attributes;
    }

    byte[] records() {
        return records.toByteArray();
    }

    int recordBytes() {
        return record.capacity();
    }
}
