package org.driftwatch.calibrators.expression;

/** What kind of values a column or an expression has, in order of promotion. */
public enum Kind {
    /** true or false; 1 or 0 in a {@code double[]} */
    BOOLEAN("boolean"),
    /** 64-bit integer; exact to 2⁵³ in a {@code double[]} */
    WHOLE("whole number"),
    REAL("real number");

    private final String words;

    Kind(String words) {
        this.words = words;
    }

    /** The kind to which both can be promoted. */
    public Kind with(Kind other) {
        return compareTo(other) >= 0 ? this : other;
    }

    @Override
    public String toString() {
        return words;
    }
}
