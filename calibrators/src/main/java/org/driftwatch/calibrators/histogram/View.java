package org.driftwatch.calibrators.histogram;

/**
 * One of the rolling views at one moment, empty bins at both ends cut off.
 *
 * @param lowEdge lower edge of the first bin of {@code contents} [ADC]
 * @param binWidth [ADC]
 * @param fromNs data time from which events may be in it [ns since 1970]
 * @param untilNs data time of the last event [ns since 1970]
 * @param events events in it before decay weights, {@code overflow} included
 * @param overflow events beyond the axis or NaN
 * @param contents counts or weights; handed over, not copied
 */
public record View(
        double lowEdge, double binWidth, long fromNs, long untilNs, long events, long overflow, double[] contents) {
    static View trimmed(Axis axis, double[] all, Interval interval) {
        int from = 0;
        int until = all.length;
        while (until > 0 && all[until - 1] == 0) until--;
        while (from < until && all[from] == 0) from++;
        return new View(
                axis.edge(from),
                axis.width(),
                interval.fromNs(),
                interval.untilNs(),
                interval.events(),
                interval.overflow(),
                java.util.Arrays.copyOfRange(all, from, until));
    }

    /** What a view covers. */
    record Interval(long fromNs, long untilNs, long events, long overflow) {}
}
