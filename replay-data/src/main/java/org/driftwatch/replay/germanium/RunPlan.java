package org.driftwatch.replay.germanium;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.driftwatch.topics.run.EventTime;

/**
 * Which run is simulated and how long it is, whichever limit comes first.
 *
 * @param start first instant of data time
 * @param length of data time
 * @param events most events over all detectors, {@link Long#MAX_VALUE} for no limit
 * @param number of the run in its name
 */
public record RunPlan(Instant start, Duration length, long events, int number) {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final Duration LONGEST = Duration.ofDays(3650);

    public RunPlan {
        if (length.isNegative() || length.isZero() || length.compareTo(LONGEST) > 0)
            throw new IllegalArgumentException("length must be in (0 s, 3650 days], was " + length);
        if (events < 1) throw new IllegalArgumentException("events must be >= 1, was " + events);
        if (number < 0 || number > 999)
            throw new IllegalArgumentException("run number must be in 0..999, was " + number);
    }

    public static RunPlan lasting(Instant start, Duration length) {
        return new RunPlan(start, length, Long.MAX_VALUE, 1);
    }

    public static RunPlan of(Instant start, long events) {
        return new RunPlan(start, LONGEST, events, 1);
    }

    /** Run id, e.g. {@code sim-p00-r001-cal-20260101T000000Z}. */
    public String run() {
        return String.format(java.util.Locale.ROOT, "sim-p00-r%03d-cal-%s", number, STAMP.format(start));
    }

    boolean limitsEvents() {
        return events != Long.MAX_VALUE;
    }

    long startNs() {
        return EventTime.ns(start);
    }

    /** First instant that is no longer in the run [ns since 1970]. */
    long endNs() {
        return Math.addExact(startNs(), length.toNanos());
    }
}
