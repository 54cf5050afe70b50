package org.driftwatch.topics.histogram;

/** Which events a rolling histogram holds. */
public enum HistogramView {
    /** All since the run began. */
    TOTAL,
    /** The last N minutes of data time. */
    SLIDING,
    /** All, weighted by 2^(-age / half-life) of data time. */
    DECAYED;

    public String key() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
