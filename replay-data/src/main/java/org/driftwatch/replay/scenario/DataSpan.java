package org.driftwatch.replay.scenario;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.driftwatch.topics.run.EventTime;

/**
 * When simulated data begin and where they end, whichever limit comes first.
 *
 * @param start first instant of data time
 * @param length of data time, in (0 s, 3650 days]
 * @param events most events altogether, {@link Long#MAX_VALUE} for no limit
 */
public record DataSpan(Instant start, Duration length, long events) {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final Duration LONGEST = Duration.ofDays(3650);

    public DataSpan {
        if (length.isNegative() || length.isZero() || length.compareTo(LONGEST) > 0)
            throw new IllegalArgumentException("length must be in (0 s, 3650 days], was " + length);
        if (events < 1) throw new IllegalArgumentException("events must be >= 1, was " + events);
    }

    public static DataSpan of(Instant start, Duration length) {
        return new DataSpan(start, length, Long.MAX_VALUE);
    }

    public static DataSpan of(Instant start, long events) {
        return new DataSpan(start, LONGEST, events);
    }

    /** Whether it ends after a number of events. */
    public boolean limitsEvents() {
        return events != Long.MAX_VALUE;
    }

    /** First instant [ns since 1970]. */
    public long startNs() {
        return EventTime.ns(start);
    }

    /** First instant that is no longer in it [ns since 1970]. */
    public long endNs() {
        return Math.addExact(startNs(), length.toNanos());
    }

    /** The start in the name of a run, e.g. {@code 20260101T000000Z}. */
    public String stamp() {
        return STAMP.format(start);
    }
}
