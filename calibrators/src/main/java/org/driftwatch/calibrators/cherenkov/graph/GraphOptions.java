package org.driftwatch.calibrators.cherenkov.graph;

/**
 * How a graph is solved.
 *
 * @param form which sum of squares is made least
 * @param quantity what x stands for; matters for {@link Gauge#MEAN}
 * @param huber normalised residual r/s from which a pair pulls with constant force (Huber); infinity for plain least squares
 * @param scaledErrors whether the errors of a component are multiplied by sqrt(max(1, chi²/ndof))
 * @param minimumEvents fewest events of a pair that is used
 */
public record GraphOptions(Form form, Quantity quantity, double huber, boolean scaledErrors, long minimumEvents) {
    /** The bend of the Huber function that single pairs with a wrong mean call for. */
    public static final double ROBUST = 2;

    /** Plain least squares in ln c, every pair used. */
    public static final GraphOptions THROUGHPUT =
            new GraphOptions(Form.LINEAR, Quantity.LOGARITHM, Double.POSITIVE_INFINITY, false, 0);

    /** Plain least squares in offsets [ns], every pair used. */
    public static final GraphOptions TIMING =
            new GraphOptions(Form.LINEAR, Quantity.OFFSET, Double.POSITIVE_INFINITY, false, 0);

    /** Which sum of squares is made least. */
    public enum Form {
        /** Σ ((y - (x_i - x_j)) / sigma)², one linear solve. */
        LINEAR,
        /** Σ ((a - tanh((x_i - x_j) / 2)) / s)² with a = tanh(y/2), s = sigma (1 - a²) / 2: that of the peer. x = ln c. */
        EXACT
    }

    public GraphOptions {
        if (!(huber > 0)) throw new IllegalArgumentException("huber must be > 0, was " + huber);
        if (minimumEvents < 0) throw new IllegalArgumentException("minimumEvents must be >= 0, was " + minimumEvents);
        if (form == Form.EXACT && quantity != Quantity.LOGARITHM)
            throw new IllegalArgumentException("the exact form needs logarithms");
    }

    public GraphOptions exact() {
        return new GraphOptions(Form.EXACT, quantity, huber, scaledErrors, minimumEvents);
    }

    /** Huber on the normalised residuals of pairs, with the bend {@link #ROBUST}. */
    public GraphOptions robust() {
        return new GraphOptions(form, quantity, ROBUST, scaledErrors, minimumEvents);
    }

    public GraphOptions scaled() {
        return new GraphOptions(form, quantity, huber, true, minimumEvents);
    }

    public GraphOptions atLeast(long events) {
        return new GraphOptions(form, quantity, huber, scaledErrors, events);
    }
}
