package org.driftwatch.ingest.cherenkov.hdf5.writing;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Bytes under construction, numbers little end first. */
final class LittleEndian {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    LittleEndian bytes(byte[] bytes) {
        out.writeBytes(bytes);
        return this;
    }

    LittleEndian text(String text) {
        return bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    LittleEndian number(long value, int bytes) {
        for (int i = 0; i < bytes; i++) out.write((int) (value >>> 8 * i));
        return this;
    }

    LittleEndian u8(int... values) {
        for (int value : values) out.write(value);
        return this;
    }

    LittleEndian u16(int value) {
        return number(value, Short.BYTES);
    }

    LittleEndian u32(long value) {
        return number(value, Integer.BYTES);
    }

    LittleEndian u64(long value) {
        return number(value, Long.BYTES);
    }

    /** Zeros up to a multiple of so many bytes. */
    LittleEndian align(int bytes) {
        while (out.size() % bytes != 0) out.write(0);
        return this;
    }

    /** Zeros up to so many bytes. */
    LittleEndian upTo(int bytes) {
        while (out.size() < bytes) out.write(0);
        return this;
    }

    int size() {
        return out.size();
    }

    byte[] toBytes() {
        return out.toByteArray();
    }
}
