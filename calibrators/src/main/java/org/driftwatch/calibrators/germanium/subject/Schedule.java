package org.driftwatch.calibrators.germanium.subject;

/**
 * When a subject answers within a run; at the end it does in any case.
 *
 * @param first counted events before the first attempt
 * @param growth further attempts after this fraction of further counted events
 */
public record Schedule(long first, double growth) {
    public Schedule {
        if (first < 1) throw new IllegalArgumentException("first_counts must be >= 1, was " + first);
        if (!(growth >= 0.05)) throw new IllegalArgumentException("growth must be >= 0.05, was " + growth);
    }

    /** Counted events at the attempt after one with {@code counted}. */
    long after(long counted) {
        return (long) Math.ceil(counted * (1 + growth));
    }
}
