package org.driftwatch.calibrators.cherenkov.quality;

import org.driftwatch.calibrators.cherenkov.quality.Term.Tag;
import org.driftwatch.calibrators.cherenkov.quality.Term.Value;
import org.driftwatch.calibrators.expression.Kind;

/** {@code & | ^ ~ << >>} of truth values and whole numbers. */
final class Bits {
    private Bits() {}

    static Term of(String operator, Term a, Term b) {
        require(operator, a);
        require(operator, b);
        boolean shift = operator.equals("<<") || operator.equals(">>");
        boolean truths = a.kind() == Kind.BOOLEAN && b.kind() == Kind.BOOLEAN && !shift;
        Value value = truths ? truths(operator, a.value(), b.value()) : bits(operator, a.value(), b.value());
        Term result = Operators.bare(operator, a, b, value);
        return new Term(
                result.tag(), truths ? Kind.BOOLEAN : Kind.WHOLE, result.unit(), result.scalar(), result.value());
    }

    /** Of a truth value of Python's own ({@code True}, {@code 1 < 2}) it is a number, -2 or -1; of a column its negation. */
    static Term inverse(Term a) {
        require("~", a);
        Value value = a.value();
        boolean truth = a.kind() == Kind.BOOLEAN && !a.scalar();
        Value inverse = truth ? row -> 1 - value.of(row) : row -> ~(long) value.of(row);
        return new Term(a.tag(), truth ? Kind.BOOLEAN : Kind.WHOLE, a.unit(), a.scalar(), inverse);
    }

    private static void require(String operator, Term a) {
        if (Operators.isWithUnit(a))
            throw new IllegalArgumentException("cannot use " + operator
                    + " with quantities: & and | bind tighter than comparisons, write (a > 1*u.TeV) & b");
        if (a.kind() == Kind.REAL && !a.is(Tag.UNIT))
            throw new IllegalArgumentException(
                    operator
                            + " needs truth values or whole numbers: it binds tighter than comparisons, write (a > 1) & (b < 2)");
    }

    private static Value truths(String operator, Value a, Value b) {
        return switch (operator) {
            case "&" -> row -> a.of(row) != 0 && b.of(row) != 0 ? 1 : 0;
            case "|" -> row -> a.of(row) != 0 || b.of(row) != 0 ? 1 : 0;
            default -> row -> a.of(row) != 0 != (b.of(row) != 0) ? 1 : 0;
        };
    }

    private static Value bits(String operator, Value a, Value b) {
        return switch (operator) {
            case "&" -> row -> (long) a.of(row) & (long) b.of(row);
            case "|" -> row -> (long) a.of(row) | (long) b.of(row);
            case "^" -> row -> (long) a.of(row) ^ (long) b.of(row);
            case "<<" -> row -> shifted((long) a.of(row), (long) b.of(row));
            default -> row -> (long) a.of(row) >> Math.min(63, Math.max(0, (long) b.of(row)));
        };
    }

    private static long shifted(long value, long places) {
        return places < 0 || places > 63 ? 0 : value << places;
    }
}
