package org.driftwatch.calibrators.expression;

import java.util.List;
import java.util.Map;

/**
 * A compiled expression: a number from the columns of one event, without allocating. Immutable and thread-safe.
 *
 * <p>Kinds follow numexpr: {@code /} and functions are real; of whole numbers the rest stays whole (64 bits, wrapping, 0 when divided
 * by 0); {@code &}, {@code |}, {@code ^}, {@code ~} take booleans or whole numbers; a boolean counts as 1 or 0 beside a number. NaN
 * makes a comparison false ({@code !=} true) and everything else NaN. Parameters are real, but one without fraction can stand beside a
 * whole number in {@code &} or {@code <<}. Expressions of numbers alone follow Python ({@code 10**-99} is 1e-99).
 * Differences in the last bit: numexpr multiplies by the reciprocal of a constant, here it is divided by it.
 */
public final class Formula {
    private final String text;
    private final Node node;
    private final int columns;

    Formula(String text, Node node, int columns) {
        this.text = text;
        this.node = node;
        this.columns = columns;
    }

    /** Reads and compiles in one step. */
    public static Formula compile(String expression, Map<String, Double> parameters, List<Column> columns) {
        return Expression.parse(expression).compile(parameters, columns);
    }

    public Kind kind() {
        return node.kind();
    }

    /**
     * The value of one event; booleans are 1 or 0.
     *
     * @param values of the columns in their order; there may be more
     */
    public double evaluate(double[] values) {
        if (values.length < columns)
            throw new IllegalArgumentException(
                    "columns of '" + text + "' must be at least " + columns + ", were " + values.length);
        return node.real(values);
    }
}
