package org.driftwatch.calibrators.drift;

import java.time.Duration;

/**
 * Windows and limits of the drift of widths of lines.
 *
 * @param enoughCounts a window closes when the line has this many counts; with fewer it says {@code lowstat}
 * @param referenceCounts counts of the reference where none is named
 * @param longest a window closes after this data time at the latest
 * @param lambda share of the newest point in the moving average
 * @param warn average over its error that is worth a look
 * @param alarm average over its error that says drift
 * @param effectFloor smallest relative change of the average that matters
 * @param systematic smallest relative error of a point: the normal wiggle of a healthy detector
 */
public record WidthSettings(
        long enoughCounts,
        long referenceCounts,
        Duration longest,
        double lambda,
        double warn,
        double alarm,
        double effectFloor,
        double systematic) {
    public WidthSettings {
        if (enoughCounts < 100) throw fault("enough_counts", ">= 100", enoughCounts);
        if (referenceCounts < enoughCounts)
            throw fault("reference_counts", ">= enough_counts = " + enoughCounts, referenceCounts);
        if (longest.isNegative() || longest.isZero()) throw fault("longest", "> 0", longest);
        if (!(lambda > 0 && lambda <= 1)) throw fault("lambda", "in (0, 1]", lambda);
        if (!(warn > 0)) throw fault("warn", "> 0", warn);
        if (!(alarm >= warn)) throw fault("alarm", ">= warn = " + warn, alarm);
        if (!(effectFloor >= 0)) throw fault("effect_floor", ">= 0", effectFloor);
        if (!(systematic >= 0.03)) throw fault("systematic", ">= 0.03", systematic);
    }

    /** 500 counts or 4 h, reference 1000 counts; λ = 0.1, warn 4, alarm 4.5; 10 % matter; 3 % floor. */
    public static WidthSettings defaults() {
        return new WidthSettings(500, 1000, Duration.ofHours(4), 0.1, 4, 4.5, 0.1, 0.03);
    }

    private static IllegalArgumentException fault(String field, String bound, Object value) {
        return new IllegalArgumentException("drift.width." + field + " must be " + bound + ", was " + value);
    }
}
