package org.driftwatch.calibrators.fit;

/**
 * One parameter of a fit, in external coordinates.
 *
 * @param name as reported in messages
 * @param start where the search begins; moved inside the limits if it lies outside
 * @param step guess of the standard error; scales the first step, must be positive
 * @param lower lower limit or negative infinity
 * @param upper upper limit or positive infinity
 * @param fixed true if the parameter stays at {@code start}
 */
public record Parameter(String name, double start, double step, double lower, double upper, boolean fixed) {
    public Parameter {
        if (!Double.isFinite(start)) throw new IllegalArgumentException(name + ": start must be finite, was " + start);
        if (!(step > 0)) throw new IllegalArgumentException(name + ": step must be > 0, was " + step);
        if (!(lower < upper))
            throw new IllegalArgumentException(name + ": empty limits [" + lower + ", " + upper + "]");
    }

    /** A parameter without limits. */
    public static Parameter free(String name, double start, double step) {
        return new Parameter(name, start, step, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, false);
    }

    /** A parameter that stays where it is. */
    public static Parameter fixed(String name, double value) {
        return new Parameter(name, value, 1, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, true);
    }

    /** The same parameter confined to {@code [low, high]}. */
    public Parameter within(double low, double high) {
        return new Parameter(name, start, step, low, high, fixed);
    }

    /** The same parameter kept at or above {@code low}. */
    public Parameter atLeast(double low) {
        return new Parameter(name, start, step, low, Double.POSITIVE_INFINITY, fixed);
    }

    /** The same parameter with another start. */
    public Parameter from(double value) {
        return new Parameter(name, value, step, lower, upper, fixed);
    }
}
