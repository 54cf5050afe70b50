package org.driftwatch.ingest.lh5;

import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.EnumDataType;
import io.jhdf.object.datatype.FixedPoint;
import io.jhdf.object.datatype.FloatingPoint;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * How one number is stored.
 *
 * @param bytes width of one number: 1, 2, 4 or 8
 */
record NumberType(Kind kind, int bytes, ByteOrder order) {
    enum Kind {
        SIGNED,
        UNSIGNED,
        FLOATING
    }

    /** The type of a dataset, null when it does not hold numbers. */
    static NumberType of(DataType type) {
        if (type instanceof FixedPoint fixed)
            return checked(fixed.isSigned() ? Kind.SIGNED : Kind.UNSIGNED, type.getSize(), fixed.getByteOrder());
        if (type instanceof FloatingPoint floating)
            return checked(Kind.FLOATING, type.getSize(), floating.getByteOrder());
        return type instanceof EnumDataType named ? of(named.getBaseType()) : null;
    }

    private static NumberType checked(Kind kind, int bytes, ByteOrder order) {
        boolean known = Integer.bitCount(bytes) == 1 && bytes <= 8 && (kind != Kind.FLOATING || bytes > 1);
        return known ? new NumberType(kind, bytes, order) : null;
    }

    boolean isInteger() {
        return kind != Kind.FLOATING;
    }

    double real(ByteBuffer buffer, int at) {
        if (kind != Kind.FLOATING) {
            long bits = bits(buffer, at);
            return kind == Kind.UNSIGNED && bits < 0 ? (bits >>> 1) * 2.0 + (bits & 1) : bits;
        }
        if (bytes == 8) return buffer.getDouble(at);
        return bytes == 4 ? buffer.getFloat(at) : FloatingPoint.toFloat(buffer.getShort(at));
    }

    /** @throws ArithmeticException when an unsigned number exceeds 2^63 - 1 */
    long integer(ByteBuffer buffer, int at) {
        long bits = bits(buffer, at);
        if (bits < 0 && kind == Kind.UNSIGNED)
            throw new ArithmeticException("value " + Long.toUnsignedString(bits) + " exceeds 2^63 - 1");
        return bits;
    }

    private long bits(ByteBuffer buffer, int at) {
        boolean unsigned = kind == Kind.UNSIGNED;
        return switch (bytes) {
            case 1 -> unsigned ? buffer.get(at) & 0xFF : buffer.get(at);
            case 2 -> unsigned ? buffer.getShort(at) & 0xFFFF : buffer.getShort(at);
            case 4 -> unsigned ? buffer.getInt(at) & 0xFFFF_FFFFL : buffer.getInt(at);
            default -> buffer.getLong(at);
        };
    }

    @Override
    public String toString() {
        String word = kind == Kind.FLOATING ? "float" : kind == Kind.SIGNED ? "int" : "uint";
        return word + bytes * 8;
    }
}
