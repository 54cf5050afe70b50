package org.driftwatch.ui.array;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.driftwatch.topics.drift.DriftPoint;

/** Turns what is known of a telescope into one state with a reason. */
record TelescopeJudge(ArrayLimits limits) {
    record Verdict(String state, String reason) {}

    /**
     * @param newest block whose coefficients are known, null without
     * @param coefficients newest of each subject
     * @param drift newest point of each quantity; only those of the newest block speak for the present
     */
    Verdict judge(String scope, Block newest, List<Published> coefficients, List<DriftPoint> drift) {
        if (newest == null) return new Verdict("NODATA", "no coefficients yet");
        List<DriftPoint> now =
                drift.stream().filter(point -> point.run().equals(newest.run())).toList();
        DriftPoint worst = now.stream()
                .filter(point -> point.verdict() == DriftPoint.Verdict.drift)
                .max(Comparator.comparingDouble(point -> Math.abs(point.z())))
                .orElse(null);
        if (worst != null) return new Verdict(far(now) ? "ALARM" : "WARN", text(worst));
        if (!newest.hasChannel(scope)) return new Verdict("NODATA", "took no part in block " + newest.run());
        if (coefficients.stream().noneMatch(each -> each.determined() && each.run().equals(newest.run())))
            return new Verdict("LOWSTAT", "too few pairs in block " + newest.run());
        if (!now.isEmpty() && now.stream().allMatch(point -> point.verdict() == DriftPoint.Verdict.lowstat))
            return new Verdict("LOWSTAT", "too few events to judge a drift");
        return new Verdict("OK", now.isEmpty() ? "calibrated; nothing to compare with yet" : "within limits");
    }

    private boolean far(List<DriftPoint> points) {
        return points.stream()
                .filter(point -> point.verdict() == DriftPoint.Verdict.drift)
                .anyMatch(point -> Math.abs(point.shift()) >= limits.alarmLimits() * point.limit());
    }

    private static String text(DriftPoint point) {
        String shift = String.format(Locale.ROOT, "%+.3g %s", point.shift(), point.unit()).strip();
        return String.format(
                Locale.ROOT, "%s moved by %s (z = %+.1f)", point.quantity().replace('_', ' '), shift, point.z());
    }
}
