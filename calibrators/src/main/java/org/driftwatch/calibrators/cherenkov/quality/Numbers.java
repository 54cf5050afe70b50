package org.driftwatch.calibrators.cherenkov.quality;

import org.driftwatch.calibrators.cherenkov.quality.Term.Value;
import org.driftwatch.calibrators.expression.Arithmetic;
import org.driftwatch.calibrators.expression.Kind;

/** {@code + - * / // %} of bare numbers, as numpy: {@code %} has the sign of the divisor, {@code //} rounds down. */
final class Numbers {
    private Numbers() {}

    static Value of(String operator, Term a, Term b) {
        boolean truths = a.kind() == Kind.BOOLEAN && b.kind() == Kind.BOOLEAN && !(a.scalar() && b.scalar());
        if (truths && operator.equals("-"))
            throw new IllegalArgumentException("- of two truth values is not defined, write ^");
        boolean divides = !operator.equals("+") && !operator.equals("-") && !operator.equals("*");
        if (divides && a.scalar() && b.scalar() && b.constant() == 0)
            throw new IllegalArgumentException("division by zero");
        Value x = a.value();
        Value y = b.value();
        if (truths && operator.equals("+")) return row -> Math.max(x.of(row), y.of(row));
        boolean whole = a.kind().with(b.kind()) != Kind.REAL;
        return whole && divides && !operator.equals("/") ? wholeDivision(operator, x, y) : real(operator, x, y);
    }

    static Kind kind(String operator, Kind a, Kind b) {
        if (operator.equals("/")) return Kind.REAL;
        Kind both = a.with(b);
        boolean truth = both == Kind.BOOLEAN && (operator.equals("+") || operator.equals("*"));
        return both == Kind.BOOLEAN && !truth ? Kind.WHOLE : both;
    }

    static Value real(String operator, Value a, Value b) {
        return switch (operator) {
            case "+" -> row -> a.of(row) + b.of(row);
            case "-" -> row -> a.of(row) - b.of(row);
            case "*" -> row -> a.of(row) * b.of(row);
            case "/" -> row -> a.of(row) / b.of(row);
            case "//" -> row -> Arithmetic.floorDivide(a.of(row), b.of(row));
            case "%" -> row -> rest(a.of(row), b.of(row));
            default -> throw new IllegalArgumentException("there is no operator " + operator);
        };
    }

    /** Of whole numbers, division by 0 gives 0. */
    private static Value wholeDivision(String operator, Value a, Value b) {
        Value real = real(operator, a, b);
        return row -> b.of(row) == 0 ? 0 : real.of(row);
    }

    static double rest(double a, double b) {
        double rest = a % b;
        return rest != 0 && rest < 0 != b < 0 ? rest + b : rest;
    }
}
