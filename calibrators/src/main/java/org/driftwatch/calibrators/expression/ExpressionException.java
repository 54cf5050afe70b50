package org.driftwatch.calibrators.expression;

/** What is wrong with an expression and where, in one line. */
public final class ExpressionException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /**
     * @param position index of the character in the expression, from 0; people read it from 1
     * @param fault e.g. {@code expected a value, found ')'}
     */
    public ExpressionException(String expression, int position, String fault) {
        super("expression '" + expression + "': character " + (position + 1) + ": " + fault);
    }
}
