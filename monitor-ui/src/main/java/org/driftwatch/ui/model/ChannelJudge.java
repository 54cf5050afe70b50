package org.driftwatch.ui.model;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.driftwatch.topics.drift.DriftPoint;
import org.driftwatch.topics.parameter.Parameter;
import org.driftwatch.topics.run.EventTime;

/** Turns what is known of a channel into one state with a reason. */
record ChannelJudge(RunClock clock, ModelLimits limits) {
    /** Silence is an alarm when its chance at the usual rate, exp(-expected), is below 1e-6. */
    private static final double SILENCE_EXPECTED = -StrictMath.log(1e-6);

    /** A processor may publish other channels a little earlier; only wall-clock silence beyond this counts. */
    private static final long SETTLE_MS = 5_000;

    record Verdict(ChannelState state, String reason, Instant since) {}

    Verdict judge(SpectrumFrame total, Parameter newest, Charts charts) {
        Verdict drift = drift(charts);
        if (drift != null && drift.state == ChannelState.ALARM) return drift;
        if (total == null) return new Verdict(ChannelState.NODATA, "no events yet", null);
        Verdict silence = silence(total);
        if (silence != null) return silence;
        if (drift != null) return drift;
        if (clock.stale()) return new Verdict(ChannelState.STALE, "nothing has arrived from this run", null);
        if (newest == null) return new Verdict(ChannelState.LOWSTAT, "not calibrated yet: n = " + total.events(), null);
        return quiet(charts);
    }

    private Verdict drift(Charts charts) {
        return charts.newest().stream()
                .filter(point -> point.verdict() == DriftPoint.Verdict.drift)
                .max(Comparator.comparingDouble(point -> Math.abs(point.z())))
                .map(point -> new Verdict(severity(charts), text(point), charts.driftingSince(point.quantity())))
                .orElse(null);
    }

    private ChannelState severity(Charts charts) {
        boolean far = charts.newest().stream()
                .filter(point -> point.verdict() == DriftPoint.Verdict.drift)
                .anyMatch(this::far);
        return far ? ChannelState.ALARM : ChannelState.WARN;
    }

    private boolean far(DriftPoint point) {
        double alarm = point.measured() == null ? limits.alarmShiftKev() : limits.alarmLimits() * point.limit();
        return Math.abs(point.shift()) >= alarm;
    }

    private static String text(DriftPoint point) {
        String shift = point.measured() == null
                ? String.format(Locale.ROOT, "%+.2f keV", point.shiftKev())
                : String.format(Locale.ROOT, "%+.3g %s", point.shift(), point.unit())
                        .strip();
        return String.format(
                Locale.ROOT, "%s moved by %s (z = %+.1f)", point.quantity().replace('_', ' '), shift, point.z());
    }

    private Verdict silence(SpectrumFrame total) {
        double gapSeconds = (clock.dataUntilNs() - total.untilNs()) / (double) EventTime.SECOND;
        double expected = gapSeconds * ChannelEntry.rate(total);
        boolean settled = clock.complete() || clock.histogramsMs() - total.receivedMs() > SETTLE_MS;
        if (!settled || !(expected > SILENCE_EXPECTED)) return null;
        String reason = String.format(
                Locale.ROOT, "silent for %.0f s of data time, %.0f events expected", gapSeconds, expected);
        return new Verdict(ChannelState.ALARM, reason, EventTime.instant(total.untilNs()));
    }

    private static Verdict quiet(Charts charts) {
        List<DriftPoint> newest = charts.newest();
        if (newest.isEmpty()) return new Verdict(ChannelState.OK, "calibrated; no drift point yet", null);
        boolean low = newest.stream().allMatch(point -> point.verdict() == DriftPoint.Verdict.lowstat);
        return low
                ? new Verdict(ChannelState.LOWSTAT, "too few counts in every window to judge a drift", null)
                : new Verdict(ChannelState.OK, "within limits", null);
    }
}
