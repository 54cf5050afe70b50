package org.driftwatch.topics.run;

import java.time.Instant;

/** Data time as an int64 of ns since 1970 (valid until 2262) and as an {@link Instant}. */
public final class EventTime {
    public static final long SECOND = 1_000_000_000L;

    private EventTime() {}

    /** The instant of ns since 1970. */
    public static Instant instant(long ns) {
        return Instant.ofEpochSecond(Math.floorDiv(ns, SECOND), Math.floorMod(ns, SECOND));
    }

    /**
     * ns since 1970.
     *
     * @throws ArithmeticException outside 1677 to 2262
     */
    public static long ns(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), SECOND), instant.getNano());
    }
}
