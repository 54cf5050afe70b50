package org.driftwatch.calibrators.cherenkov.pair;

import org.apache.commons.math3.util.FastMath;

/**
 * How one column is rounded once a pair has more contributions than are kept one by one.
 *
 * @param width width of a cell, in the unit of the column, or of its natural logarithm
 * @param offset number added to the cell of zero so that cells count from 0; cells beyond 0 and 2 offset are those at the ends
 * @param logarithmic whether cells are of equal width in the logarithm; such columns are positive
 */
public record CellAxis(double width, int offset, boolean logarithmic) {
    /** Largest offset: the number of a cell takes 16 bits. */
    public static final int MOST = 0x7fff;

    public CellAxis {
        if (!(width > 0)) throw new IllegalArgumentException("width must be > 0, was " + width);
        if (offset < 1 || offset > MOST)
            throw new IllegalArgumentException("offset must be in 1.." + MOST + ", was " + offset);
    }

    int cell(double value) {
        double x = logarithmic ? FastMath.log(value) : value;
        return offset + (int) Math.max(-offset, Math.min(offset, Math.rint(x / width)));
    }

    double centre(int cell) {
        double x = (cell - offset) * width;
        return logarithmic ? FastMath.exp(x) : x;
    }
}
