package org.driftwatch.calibrators.expression;

/** Comparisons, bits and shifts on events. A comparison with NaN is false, but for {@code !=}. */
final class Logic {
    private static final long BITS = 64;

    private Logic() {}

    /** Null for operators that are no comparison. */
    static Node.Truth comparison(String operator, Node a, Node b) {
        return a.kind().with(b.kind()) == Kind.REAL ? realComparison(operator, a, b) : wholeComparison(operator, a, b);
    }

    private static Node.Truth realComparison(String operator, Node a, Node b) {
        return switch (operator) {
            case "<" -> x -> a.real(x) < b.real(x);
            case "<=" -> x -> a.real(x) <= b.real(x);
            case ">" -> x -> a.real(x) > b.real(x);
            case ">=" -> x -> a.real(x) >= b.real(x);
            case "==" -> x -> a.real(x) == b.real(x);
            case "!=" -> x -> a.real(x) != b.real(x);
            default -> null;
        };
    }

    private static Node.Truth wholeComparison(String operator, Node a, Node b) {
        return switch (operator) {
            case "<" -> x -> a.whole(x) < b.whole(x);
            case "<=" -> x -> a.whole(x) <= b.whole(x);
            case ">" -> x -> a.whole(x) > b.whole(x);
            case ">=" -> x -> a.whole(x) >= b.whole(x);
            case "==" -> x -> a.whole(x) == b.whole(x);
            case "!=" -> x -> a.whole(x) != b.whole(x);
            default -> null;
        };
    }

    /** {@code & | ^} of two booleans; null for other operators. */
    static Node.Truth ofTruths(String operator, Node a, Node b) {
        return switch (operator) {
            case "&" -> x -> a.truth(x) && b.truth(x);
            case "|" -> x -> a.truth(x) || b.truth(x);
            case "^" -> x -> a.truth(x) != b.truth(x);
            default -> null;
        };
    }

    /** {@code & | ^ << >>} of whole numbers; null for other operators. */
    static Node.Whole ofBits(String operator, Node a, Node b) {
        return switch (operator) {
            case "&" -> x -> a.whole(x) & b.whole(x);
            case "|" -> x -> a.whole(x) | b.whole(x);
            case "^" -> x -> a.whole(x) ^ b.whole(x);
            case "<<" -> x -> left(a.whole(x), b.whole(x));
            case ">>" -> x -> right(a.whole(x), b.whole(x));
            default -> null;
        };
    }

    static Node not(Node a) {
        if (a.kind() == Kind.BOOLEAN) return (Node.Truth) x -> !a.truth(x);
        return (Node.Whole) x -> ~a.whole(x);
    }

    private static long left(long value, long places) {
        return places < 0 || places >= BITS ? 0 : value << places;
    }

    private static long right(long value, long places) {
        boolean all = places < 0 || places >= BITS;
        return value >> (all ? BITS - 1 : places);
    }
}
