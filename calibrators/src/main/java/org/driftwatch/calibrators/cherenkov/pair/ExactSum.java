package org.driftwatch.calibrators.cherenkov.pair;

/**
 * Sum of doubles in fixed point, 128 bits with steps of 2⁻⁶⁰: the same bits in any order, partition and batching. Each value is
 * rounded once, to 4e-19; values and their sums must stay below 2⁶⁰ in size. Mutable; one thread.
 */
final class ExactSum {
    private static final double STEPS = 0x1p60;
    private static final double LIMIT = 0x1p60;
    /** Below this a value fits a long in steps. */
    private static final double SMALL = 4;

    private long high;
    private long low;

    void add(double value) {
        if (Math.abs(value) < SMALL) {
            add((long) Math.rint(value * STEPS));
            return;
        }
        if (!(Math.abs(value) < LIMIT)) throw new ArithmeticException("cannot sum " + value);
        double whole = Math.rint(value);
        long units = (long) whole;
        addWide(units >> 4, units << 60);
        add((long) Math.rint((value - whole) * STEPS));
    }

    void add(ExactSum other) {
        addWide(other.high, other.low);
    }

    /** Adds a value so many times. */
    private void add(long steps) {
        addWide(steps >> 63, steps);
    }

    private void addWide(long otherHigh, long otherLow) {
        long sum = low + otherLow;
        if (Long.compareUnsigned(sum, low) < 0) high++;
        low = sum;
        high += otherHigh;
    }

    /** The sum, rounded to a double. */
    double value() {
        boolean negative = high < 0;
        long h = negative ? ~high : high;
        long l = negative ? ~low : low;
        if (negative && ++l == 0) h++;
        double upper = h * 0x1p4;
        double lower = (l >>> 11) * 0x1p-49 + (l & 0x7ff) * 0x1p-60;
        return negative ? -(upper + lower) : upper + lower;
    }

    long high() {
        return high;
    }

    long low() {
        return low;
    }

    static ExactSum of(long high, long low) {
        ExactSum sum = new ExactSum();
        sum.high = high;
        sum.low = low;
        return sum;
    }
}
