package org.driftwatch.streams.run;

/** How much one record may still cause, in units of one simple event. */
final class Work {
    private long left;

    private Work(long left) {
        this.left = left;
    }

    static Work of(int units) {
        return new Work(units);
    }

    static Work unlimited() {
        return new Work(Long.MAX_VALUE);
    }

    void spend(int units) {
        left -= units;
    }

    boolean exhausted() {
        return left <= 0;
    }
}
