package org.driftwatch.ingest.cherenkov.hdf5.writing;

import java.nio.ByteBuffer;

/** How one element of a column is stored, little endian; with its HDF5 datatype message. */
public enum ColumnType {
    INT16(Short.BYTES),
    INT32(Integer.BYTES),
    INT64(Long.BYTES),
    UINT8(Byte.BYTES),
    UINT16(Short.BYTES),
    UINT32(Integer.BYTES),
    FLOAT32(Float.BYTES),
    FLOAT64(Double.BYTES),
    /** A bit field of 8 bits, as PyTables stores truth values. */
    LOGICAL(Byte.BYTES),
    /** Bytes of fixed length, padded with NUL. */
    TEXT(Byte.BYTES);

    private final int bytes;

    ColumnType(int bytes) {
        this.bytes = bytes;
    }

    int bytes() {
        return bytes;
    }

    boolean isFloating() {
        return this == FLOAT32 || this == FLOAT64;
    }

    /** Smallest and largest integer it holds. */
    long least() {
        return name().startsWith("U") || this == LOGICAL ? 0 : -1L << 8 * bytes - 1;
    }

    long most() {
        if (this == LOGICAL) return 1;
        return name().startsWith("U") ? (1L << 8 * bytes) - 1 : ~least();
    }

    /** Writes a number that fits. */
    void put(ByteBuffer out, Number value) {
        switch (this) {
            case FLOAT32 -> out.putFloat(value.floatValue());
            case FLOAT64 -> out.putDouble(value.doubleValue());
            default -> putInteger(out, value.longValue());
        }
    }

    private void putInteger(ByteBuffer out, long value) {
        switch (bytes) {
            case Byte.BYTES -> out.put((byte) value);
            case Short.BYTES -> out.putShort((short) value);
            case Integer.BYTES -> out.putInt((int) value);
            default -> out.putLong(value);
        }
    }
}
