package org.driftwatch.calibrators.expression;

/**
 * A word of an expression.
 *
 * @param text as written; empty at the end
 * @param position of its first character, from 0
 */
record Token(Type type, String text, int position) {
    enum Type {
        NUMBER,
        NAME,
        TEXT,
        SIGN,
        END
    }

    boolean is(String sign) {
        return type == Type.SIGN && text.equals(sign);
    }

    /** As an error shows it. */
    String shown() {
        return type == Type.END ? "the end" : "'" + text + "'";
    }
}
