package org.driftwatch.calibrators.simulation.statistics;

/** First and last data time [ns since 1970]; from is after until before the first. */
record Span(long fromNs, long untilNs) {
    static final Span NONE = new Span(Long.MAX_VALUE, Long.MIN_VALUE);

    Span with(long ns) {
        return new Span(Math.min(fromNs, ns), Math.max(untilNs, ns));
    }

    Span union(Span other) {
        return new Span(Math.min(fromNs, other.fromNs), Math.max(untilNs, other.untilNs));
    }

    double seconds() {
        return untilNs > fromNs ? (untilNs - fromNs) / 1e9 : 0;
    }
}
