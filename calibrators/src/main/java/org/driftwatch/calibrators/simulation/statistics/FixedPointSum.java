package org.driftwatch.calibrators.simulation.statistics;

/**
 * A sum of doubles in fixed point: a whole part of 64 bits and a fraction of 64 bits. Adding is exact in integers, so that any
 * order and any split gives the same bits; a term is cut off at 2^-64 ≈ 5e-20.
 *
 * @param whole floor of the sum
 * @param fraction the rest, in units of 2^-64, unsigned
 */
record FixedPointSum(long whole, long fraction) {
    static final FixedPointSum ZERO = new FixedPointSum(0, 0);
    private static final double LARGEST = 0x1p52;

    /** @throws IllegalArgumentException when the term is not finite or beyond 2^52 */
    FixedPointSum plus(double term) {
        if (!(Math.abs(term) < LARGEST))
            throw new IllegalArgumentException("term of a sum must lie within ±2^52, was " + term);
        double floor = Math.floor(term);
        return plus(new FixedPointSum((long) floor, bits(term - floor)));
    }

    /** x · 2^64 for x in [0, 1), as an unsigned long. */
    private static long bits(double x) {
        long high = (long) (x * 0x1p32);
        return high << 32 | (long) ((x - high * 0x1p-32) * 0x1p64);
    }

    FixedPointSum plus(FixedPointSum other) {
        long sum = fraction + other.fraction;
        long carry = Long.compareUnsigned(sum, fraction) < 0 ? 1 : 0;
        return new FixedPointSum(whole + other.whole + carry, sum);
    }

    double value() {
        return whole + ((fraction >>> 11) * 0x1p-53 + (fraction & 0x7ff) * 0x1p-64);
    }
}
