package org.driftwatch.replay.germanium;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.driftwatch.replay.scenario.DataSpan;

/**
 * Which run is simulated.
 *
 * @param span data time and events over all detectors
 * @param number of the run in its name
 */
public record RunPlan(DataSpan span, int number) {
    public RunPlan {
        if (number < 0 || number > 999)
            throw new IllegalArgumentException("run number must be in 0..999, was " + number);
    }

    public static RunPlan lasting(Instant start, Duration length) {
        return new RunPlan(DataSpan.of(start, length), 1);
    }

    public static RunPlan of(Instant start, long events) {
        return new RunPlan(DataSpan.of(start, events), 1);
    }

    /** Run id, e.g. {@code sim-p00-r001-cal-20260101T000000Z}. */
    public String run() {
        return String.format(Locale.ROOT, "sim-p00-r%03d-cal-%s", number, span.stamp());
    }
}
