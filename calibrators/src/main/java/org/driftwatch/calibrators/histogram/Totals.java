package org.driftwatch.calibrators.histogram;

import java.nio.ByteBuffer;

/**
 * What was counted since the run began.
 *
 * @param events all events, {@code overflow} included
 * @param overflow events beyond the axis or NaN
 * @param firstNs data time of the first event [ns since 1970], 0 without events
 * @param lastNs data time of the last event [ns since 1970], 0 without events
 */
public record Totals(long events, long overflow, long firstNs, long lastNs) {
    static final Totals NOTHING = new Totals(0, 0, 0, 0);
    private static final byte VERSION = 1;

    Totals plus(long timeNs, boolean beyond) {
        return new Totals(events + 1, overflow + (beyond ? 1 : 0), events == 0 ? timeNs : firstNs, timeNs);
    }

    byte[] encode() {
        return ByteBuffer.allocate(1 + 4 * Long.BYTES)
                .put(VERSION)
                .putLong(events)
                .putLong(overflow)
                .putLong(firstNs)
                .putLong(lastNs)
                .array();
    }

    static Totals decode(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        if (in.get() != VERSION) throw new IllegalArgumentException("not totals of version " + VERSION);
        return new Totals(in.getLong(), in.getLong(), in.getLong(), in.getLong());
    }
}
