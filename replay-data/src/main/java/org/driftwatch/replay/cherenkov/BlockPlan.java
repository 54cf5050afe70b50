package org.driftwatch.replay.cherenkov;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.driftwatch.topics.run.EventTime;

/**
 * One observation block: where the array points and how long, whichever limit comes first.
 *
 * @param obs number of the block
 * @param length of data time, {@code events} most array events ({@link Long#MAX_VALUE} for no limit)
 * @param rateHz array events per second
 * @param zenithDeg angle from the zenith the array points to, {@code azimuthDeg} from north to east
 */
public record BlockPlan(
        long obs, Instant start, Duration length, long events, double rateHz, double zenithDeg, double azimuthDeg) {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final Duration LONGEST = Duration.ofDays(3650);

    public BlockPlan {
        if (obs < 0 || obs > Integer.MAX_VALUE)
            throw new IllegalArgumentException("obs must be in 0..2147483647, was " + obs);
        if (length.isNegative() || length.isZero() || length.compareTo(LONGEST) > 0)
            throw new IllegalArgumentException("length must be in (0 s, 3650 days], was " + length);
        if (events < 1) throw new IllegalArgumentException("events must be >= 1, was " + events);
        Checks.positive("rateHz", rateHz);
        if (!(zenithDeg >= 0 && zenithDeg <= 70))
            throw new IllegalArgumentException("zenithDeg must be in [0, 70], was " + zenithDeg);
        if (!(azimuthDeg >= 0 && azimuthDeg < 360))
            throw new IllegalArgumentException("azimuthDeg must be in [0, 360), was " + azimuthDeg);
    }

    /** So many events at 5 kHz. */
    public static BlockPlan of(long obs, Instant start, long events, double zenithDeg, double azimuthDeg) {
        return new BlockPlan(obs, start, LONGEST, events, 5_000, zenithDeg, azimuthDeg);
    }

    public static BlockPlan lasting(
            long obs, Instant start, Duration length, double rateHz, double zenithDeg, double azimuthDeg) {
        return new BlockPlan(obs, start, length, Long.MAX_VALUE, rateHz, zenithDeg, azimuthDeg);
    }

    /** Run id, e.g. {@code sim-ob4001-20260101T000000Z}. */
    public String run() {
        return String.format(Locale.ROOT, "sim-ob%04d-%s", obs, STAMP.format(start));
    }

    boolean limitsEvents() {
        return events != Long.MAX_VALUE;
    }

    long startNs() {
        return EventTime.ns(start);
    }

    /** First instant that is no longer in the block [ns since 1970]. */
    long endNs() {
        return Math.addExact(startNs(), length.toNanos());
    }
}
