package org.driftwatch.calibrators.state;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Exact bytes of a tree of records: a version byte, then the components in order, big endian. Doubles travel as their raw IEEE
 * bits, so that a fit restarted from stored values takes the very same path. Components may be double, long, int, boolean,
 * String, enums, arrays, List, records and sealed interfaces of records, all of which may be null, and Optional.
 *
 * @param <T> the record at the root
 */
public final class RecordCodec<T extends Record> {
    private final Class<T> type;
    private final int version;
    private final ValueCodec root;

    /**
     * Prepares the layout.
     *
     * @param type the record at the root
     * @param version 1 to 127; bytes of another version are refused
     */
    public RecordCodec(Class<T> type, int version) {
        if (version < 1 || version > 127) throw new IllegalArgumentException("version must be 1..127, was " + version);
        this.type = type;
        this.version = version;
        root = ValueCodec.of(type);
    }

    /** The bytes of a value. */
    public byte[] encode(T value) {
        var bytes = new ByteArrayOutputStream(256);
        try (var out = new DataOutputStream(bytes)) {
            out.writeByte(version);
            root.write(value, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** The value of these bytes. */
    public T decode(byte[] bytes) {
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int found = in.readByte();
            if (found != version)
                throw new IllegalArgumentException("state of " + type.getSimpleName() + " has version " + found
                        + ", this program reads " + version);
            return type.cast(root.read(in));
        } catch (IOException e) {
            throw new UncheckedIOException("state of " + type.getSimpleName() + " is cut short", e);
        }
    }
}
