package org.driftwatch.ui.model;

import java.util.ArrayDeque;
import java.util.Deque;
import org.driftwatch.topics.run.EventTime;

/** How fast a run goes, over the last minute of wall clock. Guarded by the model's lock. */
final class Pace {
    private static final long SPAN_MS = 60_000;
    private static final long STEP_MS = 1_000;

    private record Sample(long wallMs, long dataNs, long folded) {}

    private final Deque<Sample> samples = new ArrayDeque<>();

    void sample(long wallMs, long dataNs, long folded) {
        if (!samples.isEmpty() && wallMs - samples.getLast().wallMs < STEP_MS) return;
        samples.addLast(new Sample(wallMs, dataNs, folded));
        while (wallMs - samples.getFirst().wallMs > SPAN_MS) samples.removeFirst();
    }

    double eventsPerWallSecond() {
        return ratio(events(), wallSeconds());
    }

    /** Seconds of data time per second of wall clock. */
    double speed() {
        return ratio(dataSeconds(), wallSeconds());
    }

    double eventsPerDataSecond() {
        return ratio(events(), dataSeconds());
    }

    private double events() {
        return samples.isEmpty() ? 0 : samples.getLast().folded - samples.getFirst().folded;
    }

    private double wallSeconds() {
        return samples.isEmpty() ? 0 : (samples.getLast().wallMs - samples.getFirst().wallMs) / 1e3;
    }

    private double dataSeconds() {
        if (samples.isEmpty()) return 0;
        return (samples.getLast().dataNs - samples.getFirst().dataNs) / (double) EventTime.SECOND;
    }

    private static double ratio(double over, double under) {
        return under > 0 ? over / under : Double.NaN;
    }
}
