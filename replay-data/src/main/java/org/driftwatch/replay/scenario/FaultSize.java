package org.driftwatch.replay.scenario;

import java.math.BigDecimal;

/** How large a fault is: read, checked and told. Sizes are fractions, −0.06 = 6 % less, and written in per cent. */
public final class FaultSize {
    private FaultSize() {}

    /** The fraction of so many per cent. */
    public static double fraction(String percent) {
        return new BigDecimal(percent).movePointLeft(2).doubleValue();
    }

    /** Of the size without its sign: {@code 6 %}. */
    public static String percent(double fraction) {
        return plain(BigDecimal.valueOf(Math.abs(fraction)).movePointRight(2)) + " %";
    }

    /** The fewest digits that give the number back: {@code 8}, {@code 0.25}. */
    public static String number(double value) {
        return plain(BigDecimal.valueOf(value));
    }

    /** Without trailing zeros and without an exponent. */
    public static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }

    /** @throws IllegalArgumentException outside (-1, 10], and for 0 */
    public static void check(double size) {
        if (!(size > -1 && size <= 10 && size != 0))
            throw new IllegalArgumentException("size must be in (-100 %, 1000 %] and not 0, was " + 100 * size + " %");
    }
}
