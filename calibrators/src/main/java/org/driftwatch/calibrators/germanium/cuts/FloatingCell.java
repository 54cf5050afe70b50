package org.driftwatch.calibrators.germanium.cuts;

/**
 * Cells of equal relative width on the whole axis of doubles: the sign, the exponent and the leading bits of the
 * mantissa. A
 * double becomes a whole number of the same order; a cell of shift s is what agrees in all but its last s bits, so
 * that cells of a
 * greater shift are unions of cells of a smaller one and every power of two is an edge.
 */
final class FloatingCell {
    /** One cell per power of two. */
    static final int WIDEST = 52;

    private FloatingCell() {}

    /** A number of the same order as the finite doubles. */
    static long ordered(double x) {
        return flipped(Double.doubleToLongBits(x + 0.0)); // minus zero becomes zero
    }

    /** The lowest number of the cell that holds {@code ordered}. */
    static long cell(long ordered, int shift) {
        return ordered >> shift << shift;
    }

    /** Lower edge of a cell. */
    static double low(long cell) {
        return Double.longBitsToDouble(flipped(cell));
    }

    /** Upper edge of a cell, the largest value in it. */
    static double high(long cell, int shift) {
        return Double.longBitsToDouble(flipped(cell + (1L << shift) - 1));
    }

    private static long flipped(long bits) {
        return bits ^ bits >> 63 & Long.MAX_VALUE;
    }
}
