package org.driftwatch.topics.histogram;

/**
 * A histogram at one moment.
 *
 * @param quantity what is histogrammed, e.g. {@code cuspEmax}
 * @param lowEdge low edge of bin 0 of {@code contents} [ADC]
 * @param binWidth [ADC]
 * @param fromNs data time of the first instant it may hold [ns since 1970]
 * @param untilNs data time up to which it is complete [ns since 1970]
 * @param events number of events in it, overflow included (before decay weights)
 * @param overflow events above or below the axis, or NaN
 * @param contents counts or weights, leading and trailing empty bins cut off; handed over, not copied
 */
public record HistogramSnapshot(
        String run,
        String channel,
        String quantity,
        HistogramView view,
        double lowEdge,
        double binWidth,
        long fromNs,
        long untilNs,
        long events,
        long overflow,
        double[] contents) {
    /** Key on the topic: run/channel/quantity/view. */
    public String id() {
        return run + "/" + channel + "/" + quantity + "/" + view.key();
    }
}
