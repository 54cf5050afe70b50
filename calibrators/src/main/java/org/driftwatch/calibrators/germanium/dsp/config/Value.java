package org.driftwatch.calibrators.germanium.dsp.config;

/** What an argument is, known when the chain is compiled. */
sealed interface Value {
    /** What a number per event means. */
    enum Kind {
        PLAIN,
        /** A sample of a grid, and thereby a time. */
        TIME,
        /** A number of samples of a grid: a difference of times. */
        DURATION
    }

    /** @param value in nanoseconds to the {@code powerOfTime} */
    record Constant(double value, int powerOfTime) implements Value {}

    record Text(String text) implements Value {}

    /** A number that each event has; {@code grid} is null for a plain one. */
    record Scalar(int slot, Kind kind, Grid grid) implements Value {}

    /**
     * Samples.
     *
     * @param grid null when nobody knows where they lie in time
     * @param raw true while they are the integers that were read out, all of them or a part
     */
    record Series(int slot, int length, Grid grid, boolean raw) implements Value {}

    record OfGrid(Grid grid) implements Value {}

    /** A name that the entry makes, with what is declared of it; null or NaN for what is not. */
    record Made(String name, Integer length, Grid grid, double unitNs) implements Value {}
}
