package org.driftwatch.calibrators.expression;

/** How an expression is read. */
public enum Grammar {
    /**
     * numexpr: plain names, comparisons not chained, {@code and or not} refused; expressions of numbers alone are worked out while
     * they are read.
     */
    NUMEXPR,
    /**
     * Python: also dotted names and methods, texts, {@code and or not}, chained comparisons ({@code a < b < c} is read as
     * {@code (a < b) and (b < c)}). Nothing is worked out; whether an operator fits its operands is for who compiles.
     */
    PYTHON;

    /** @throws ExpressionException when the text is not in the language */
    public Syntax parse(String text) {
        return Parser.parse(text, this);
    }
}
