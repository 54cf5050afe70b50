package org.driftwatch.replay.cherenkov;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.driftwatch.replay.scenario.DataSpan;

/**
 * One observation block: where the array points and how long.
 *
 * @param obs number of the block
 * @param span data time and array events
 * @param rateHz array events per second
 * @param zenithDeg angle from the zenith the array points to, {@code azimuthDeg} from north to east
 */
public record BlockPlan(long obs, DataSpan span, double rateHz, double zenithDeg, double azimuthDeg) {
    public BlockPlan {
        if (obs < 0 || obs > Integer.MAX_VALUE)
            throw new IllegalArgumentException("obs must be in 0..2147483647, was " + obs);
        Checks.positive("rateHz", rateHz);
        if (!(zenithDeg >= 0 && zenithDeg <= 70))
            throw new IllegalArgumentException("zenithDeg must be in [0, 70], was " + zenithDeg);
        if (!(azimuthDeg >= 0 && azimuthDeg < 360))
            throw new IllegalArgumentException("azimuthDeg must be in [0, 360), was " + azimuthDeg);
    }

    /** So many events at 5 kHz. */
    public static BlockPlan of(long obs, Instant start, long events, double zenithDeg, double azimuthDeg) {
        return new BlockPlan(obs, DataSpan.of(start, events), 5_000, zenithDeg, azimuthDeg);
    }

    public static BlockPlan lasting(
            long obs, Instant start, Duration length, double rateHz, double zenithDeg, double azimuthDeg) {
        return new BlockPlan(obs, DataSpan.of(start, length), rateHz, zenithDeg, azimuthDeg);
    }

    /** Run id, e.g. {@code sim-ob4001-20260101T000000Z}. */
    public String run() {
        return String.format(Locale.ROOT, "sim-ob%04d-%s", obs, span.stamp());
    }
}
