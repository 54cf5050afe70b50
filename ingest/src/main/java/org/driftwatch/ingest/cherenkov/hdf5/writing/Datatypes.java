package org.driftwatch.ingest.cherenkov.hdf5.writing;

import java.util.List;

/** HDF5 datatype messages (HDF5 file format specification 3, section IV.A.2.d). */
final class Datatypes {
    private static final int VERSION_1 = 0x10;
    private static final int VERSION_2 = 0x20;
    private static final int FIXED = 0;
    private static final int FLOATING = 1;
    private static final int STRING = 3;
    private static final int BIT_FIELD = 4;
    private static final int COMPOUND = 6;
    private static final int ARRAY = 10;
    private static final int SIGNED = 0x08;
    private static final int IMPLIED_ONE = 0x20;
    private static final int UTF8 = 0x10;

    private Datatypes() {}

    static byte[] text(int bytes) {
        return head(VERSION_1 | STRING, UTF8, bytes).toBytes();
    }

    static byte[] int64() {
        return integer(SIGNED, Long.BYTES);
    }

    static byte[] float64() {
        return floating(Double.BYTES);
    }

    static byte[] compound(List<NewColumn> columns) {
        int record = columns.stream().mapToInt(NewColumn::bytes).sum();
        LittleEndian out = head(VERSION_2 | COMPOUND, columns.size(), record);
        int at = 0;
        for (NewColumn column : columns) {
            out.bytes(new LittleEndian().text(column.name()).u8(0).align(8).toBytes())
                    .u32(at)
                    .bytes(member(column));
            at += column.bytes();
        }
        return out.toBytes();
    }

    private static byte[] member(NewColumn column) {
        if (!column.isArray()) return element(column.type(), column.bytes());
        return head(VERSION_2 | ARRAY, 0, column.bytes())
                .u8(1, 0, 0, 0) // one dimension
                .u32(column.elements())
                .u32(0) // its permutation
                .bytes(element(column.type(), column.type().bytes()))
                .toBytes();
    }

    private static byte[] element(ColumnType type, int bytes) {
        return switch (type) {
            case TEXT -> head(VERSION_1 | STRING, 0, bytes).toBytes();
            case LOGICAL -> bits(head(VERSION_1 | BIT_FIELD, 0, bytes), bytes);
            case FLOAT32, FLOAT64 -> floating(bytes);
            case INT16, INT32, INT64 -> integer(SIGNED, bytes);
            case UINT8, UINT16, UINT32 -> integer(0, bytes);
        };
    }

    private static byte[] integer(int sign, int bytes) {
        return bits(head(VERSION_1 | FIXED, sign, bytes), bytes);
    }

    /** Offset 0 and all bits in use. */
    private static byte[] bits(LittleEndian head, int bytes) {
        return head.u16(0).u16(8 * bytes).toBytes();
    }

    private static byte[] floating(int bytes) {
        int mantissa = bytes == Double.BYTES ? 52 : 23;
        int exponent = 8 * bytes - mantissa - 1;
        return head(VERSION_1 | FLOATING, IMPLIED_ONE | (8 * bytes - 1) << 8, bytes)
                .u16(0)
                .u16(8 * bytes)
                .u8(mantissa, exponent, 0, mantissa)
                .u32((1L << exponent - 1) - 1)
                .toBytes();
    }

    private static LittleEndian head(int versionAndClass, int bits, int bytes) {
        return new LittleEndian().u8(versionAndClass).number(bits, 3).u32(bytes);
    }
}
