package org.driftwatch.calibrators.fit;

/**
 * Maps one parameter between external (limited) and internal (unlimited) coordinates.
 * <pre>
 *   both limits   x = a + (b - a)/2 (sin t + 1)
 *   lower limit   x = a - 1 + sqrt(t² + 1)      (in units of the step)
 *   upper limit   x = b + 1 - sqrt(t² + 1)
 * </pre>
 * The same transforms as Minuit; limited on one side only, lengths are measured in steps so that large parameters move well.
 */
final class Limits {
    private static final double HALF_PI = 0.5 * StrictMath.PI;

    private final double lower;
    private final double upper;
    private final double step;
    private final boolean below;
    private final boolean above;

    Limits(Parameter parameter) {
        lower = parameter.lower();
        upper = parameter.upper();
        step = parameter.step();
        below = lower > Double.NEGATIVE_INFINITY;
        above = upper < Double.POSITIVE_INFINITY;
    }

    double step() {
        return step;
    }

    boolean twoSided() {
        return below && above;
    }

    double external(double t) {
        if (below && above)
            return Math.min(upper, Math.max(lower, lower + 0.5 * (upper - lower) * (StrictMath.sin(t) + 1)));
        if (below) return lower + step * (Math.sqrt(t * t + 1) - 1);
        if (above) return upper - step * (Math.sqrt(t * t + 1) - 1);
        return t * step;
    }

    double internal(double x) {
        if (below && above) return angle(x);
        if (below) return root((x - lower) / step);
        if (above) return root((upper - x) / step);
        return x / step;
    }

    /** dx/dt. */
    double slope(double t) {
        if (below && above) return 0.5 * (upper - lower) * StrictMath.cos(t);
        if (below) return step * t / Math.sqrt(t * t + 1);
        if (above) return -step * t / Math.sqrt(t * t + 1);
        return step;
    }

    /** True if {@code x} sits within a thousandth of the range (or of the step) of a limit that the cost pushes against. */
    boolean pressed(double x, double gradient) {
        double near = 1e-3 * (twoSided() ? upper - lower : step);
        return below && x - lower < near && gradient >= 0 || above && upper - x < near && gradient <= 0;
    }

    /** The limit nearest to {@code x}. */
    double nearest(double x) {
        if (!below) return upper;
        return above && upper - x < x - lower ? upper : lower;
    }

    /** Distance from {@code x} to its nearest limit. */
    double room(double x) {
        return Math.min(below ? x - lower : Double.POSITIVE_INFINITY, above ? upper - x : Double.POSITIVE_INFINITY);
    }

    private double angle(double x) {
        double y = 2 * (x - lower) / (upper - lower) - 1;
        return Math.abs(y) < 1 ? StrictMath.asin(y) : StrictMath.copySign(HALF_PI, y) * 0.99;
    }

    private static double root(double steps) {
        double y = Math.max(steps, 1e-3) + 1;
        return Math.sqrt(y * y - 1);
    }
}
