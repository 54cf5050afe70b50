package org.driftwatch.ingest.cherenkov.hdf5;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jhdf.object.datatype.FloatingPoint;
import java.nio.ByteBuffer;
import org.driftwatch.ingest.lh5.Place;
import org.driftwatch.ingest.lh5.RecordRows;
import org.driftwatch.ingest.lh5.UnreadableFileException;

/** A column of a compound table. Cheapest when rows are asked for in order, and all columns of a row together. */
public final class TableColumn {
    private final Place place;
    private final RecordRows records;
    private final Field field;

    /**
     * @param place among the columns of the record, from 0
     * @param at where it begins in the record [bytes]
     */
    record Field(String name, int place, FieldType type, int at, String unit) {}

    TableColumn(Place table, RecordRows records, Field field) {
        this.place = table.column(field.name());
        this.records = records;
        this.field = field;
    }

    public String name() {
        return field.name();
    }

    /** The unit in the attributes of the table; empty without one. */
    public String unit() {
        return field.unit();
    }

    /** Full name of an attribute that the table has of this column, e.g. {@code CTAFIELD_3_TIME_SCALE}. */
    public String attribute(String name) {
        return "CTAFIELD_" + field.place() + "_" + name;
    }

    public Place place() {
        return place;
    }

    /** Numbers in a row. */
    public int elements() {
        return field.type().elements();
    }

    /** Whether it holds truth values. */
    public boolean isLogical() {
        return field.type().kind() == FieldType.Kind.LOGICAL;
    }

    /** Whether it holds one number or truth value per row. */
    public boolean isScalar() {
        return elements() == 1 && field.type().isNumber();
    }

    public boolean isInteger() {
        return field.type().isInteger();
    }

    /** How it is stored, e.g. {@code uint32[2]}. */
    public String type() {
        return field.type().toString();
    }

    /** The number; a truth value is 0 or 1. */
    public double real(long row) throws UnreadableFileException {
        FieldType type = field.type();
        if (!type.isNumber()) throw wrong("a number");
        ByteBuffer bytes = bytes(row);
        int at = at(row, 0);
        if (type.kind() != FieldType.Kind.FLOATING) return widened(integer(bytes, at));
        if (type.bytes() == 8) return bytes.getDouble(at);
        return type.bytes() == 4 ? bytes.getFloat(at) : FloatingPoint.toFloat(bytes.getShort(at));
    }

    private double widened(long bits) {
        boolean large = bits < 0 && field.type().kind() == FieldType.Kind.UNSIGNED;
        return large ? (bits >>> 1) * 2.0 + (bits & 1) : bits;
    }

    /** The number as an integer; the column must hold integers. */
    public long integer(long row) throws UnreadableFileException {
        return integer(row, 0);
    }

    /** One of the integers of a row. */
    public long integer(long row, int element) throws UnreadableFileException {
        if (!field.type().isInteger()) throw wrong("integers");
        if (element >= elements()) throw wrong("at least " + (element + 1) + " numbers in a row");
        long value = integer(bytes(row), at(row, element));
        if (value < 0 && field.type().kind() == FieldType.Kind.UNSIGNED)
            throw place.error(row, "value " + Long.toUnsignedString(value) + " exceeds 2^63 - 1");
        return value;
    }

    private long integer(ByteBuffer bytes, int at) {
        boolean signed = field.type().kind() == FieldType.Kind.SIGNED;
        if (isLogical()) return bytes.get(at) == 0 ? 0 : 1;
        return switch (field.type().bytes()) {
            case 1 -> signed ? bytes.get(at) : bytes.get(at) & 0xFF;
            case 2 -> signed ? bytes.getShort(at) : bytes.getShort(at) & 0xFFFF;
            case 4 -> signed ? bytes.getInt(at) : bytes.getInt(at) & 0xFFFF_FFFFL;
            default -> bytes.getLong(at);
        };
    }

    /** Text of fixed length, without the NUL or blank padding behind it. */
    public String text(long row) throws UnreadableFileException {
        if (field.type().kind() != FieldType.Kind.TEXT) throw wrong("a string");
        byte[] text = new byte[field.type().bytes()];
        ByteBuffer bytes = bytes(row);
        bytes.get(at(row, 0), text);
        int length = 0;
        while (length < text.length && text[length] != 0) length++;
        return new String(text, 0, length, UTF_8).stripTrailing();
    }

    private UnreadableFileException wrong(String expected) {
        return place.error("wrong datatype: " + type() + ", expected " + expected);
    }

    private ByteBuffer bytes(long row) throws UnreadableFileException {
        return records.holding(row).order(field.type().order());
    }

    private int at(long row, int element) {
        return records.offset(row) + field.at() + element * field.type().bytes();
    }
}
