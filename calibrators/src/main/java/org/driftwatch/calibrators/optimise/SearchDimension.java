package org.driftwatch.calibrators.optimise;

import org.driftwatch.topics.codec.PeerNumber;

/**
 * One parameter of a database that is searched.
 *
 * @param section e.g. {@code etrap}
 * @param parameter e.g. {@code rise}
 * @param low smallest value
 * @param high largest value
 * @param step values are whole multiples of this, 0 for any value; for whole samples the sampling period in {@code unit}
 * @param unit e.g. {@code us}, "" for a plain number
 */
public record SearchDimension(String section, String parameter, double low, double high, double step, String unit) {
    public SearchDimension {
        if (!(low < high))
            throw new IllegalArgumentException(section + "." + parameter + ": empty range " + low + " to " + high);
        if (!(step >= 0) || step > high - low)
            throw new IllegalArgumentException(
                    section + "." + parameter + ": step must be 0 to " + (high - low) + ", was " + step);
    }

    /** The nearest whole multiple of the step. */
    double rounded(double x) {
        return step == 0 ? x : Math.rint(x / step) * step;
    }

    double clipped(double x) {
        return Math.max(low, Math.min(high, x));
    }

    /** As it stands in a database, e.g. {@code 4.992*us}. */
    public String text(double x) {
        return PeerNumber.text(x) + (unit.isEmpty() ? "" : "*" + unit);
    }
}
