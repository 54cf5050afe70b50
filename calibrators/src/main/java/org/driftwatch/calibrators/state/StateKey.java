package org.driftwatch.calibrators.state;

import java.nio.ByteBuffer;

/**
 * Name of one value within (run, channel).
 *
 * @param kind which state, one letter
 * @param major e.g. the number of a time slice
 * @param minor e.g. the number of a chunk
 */
public record StateKey(byte kind, long major, int minor) {
    /** Length of {@link #bytes()}. */
    public static final int LENGTH = 1 + Long.BYTES + Integer.BYTES;

    /** A key of a single value. */
    public static StateKey of(char kind) {
        return new StateKey((byte) kind, 0, 0);
    }

    /** Fixed length, big endian: non-negative numbers sort as bytes do. */
    public byte[] bytes() {
        return ByteBuffer.allocate(LENGTH)
                .put(kind)
                .putLong(major)
                .putInt(minor)
                .array();
    }
}
