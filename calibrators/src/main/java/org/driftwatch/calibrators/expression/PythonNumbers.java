package org.driftwatch.calibrators.expression;

import org.driftwatch.calibrators.expression.Syntax.Literal;

/**
 * Expressions of numbers alone, which numexpr leaves to Python: {@code 10**-99} is real, {@code //} and {@code %} take the sign
 * of the divisor, booleans count as 0 and 1. Faults are {@link ArithmeticException}s.
 */
final class PythonNumbers {
    private PythonNumbers() {}

    static Literal unary(String operator, Literal x, int position) {
        if (operator.equals("~")) return Literal.of(~wholeOf(x, "~"), position);
        boolean negative = operator.equals("-");
        if (x.kind() == Kind.REAL) return Literal.of(negative ? -x.real() : x.real(), position);
        return Literal.of(negative ? Math.negateExact(x.whole()) : x.whole(), position);
    }

    static Literal binary(String operator, Literal x, Literal y, int position) {
        return switch (operator) {
            case "<", "<=", ">", ">=", "==", "!=" -> Literal.of(compare(operator, x, y), position);
            case "&", "|", "^" -> bits(operator, x, y, position);
            case "<<", ">>" -> Literal.of(shift(operator, wholeOf(x, operator), wholeOf(y, operator)), position);
            case "/" -> Literal.of(x.real() / nonZero(y), position);
            case "**" -> power(x, y, position);
            default ->
                x.kind().with(y.kind()) == Kind.REAL
                        ? Literal.of(real(operator, x.real(), y), position)
                        : Literal.of(whole(operator, x.whole(), y), position);
        };
    }

    private static boolean compare(String operator, Literal x, Literal y) {
        boolean real = x.kind().with(y.kind()) == Kind.REAL;
        int order = real ? Double.compare(x.real(), y.real()) : Long.compare(x.whole(), y.whole());
        if (real && x.real() == y.real()) order = 0;
        return switch (operator) {
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            case ">=" -> order >= 0;
            case "==" -> order == 0;
            default -> order != 0;
        };
    }

    private static Literal bits(String operator, Literal x, Literal y, int position) {
        long a = wholeOf(x, operator);
        long b = wholeOf(y, operator);
        long value = operator.equals("&") ? a & b : operator.equals("|") ? a | b : a ^ b;
        boolean truth = x.kind() == Kind.BOOLEAN && y.kind() == Kind.BOOLEAN;
        return truth ? Literal.of(value != 0, position) : Literal.of(value, position);
    }

    private static long shift(String operator, long x, long places) {
        if (places < 0) throw new ArithmeticException("negative shift count");
        if (operator.equals(">>")) return x >> Math.min(places, 63);
        long shifted = places > 63 ? 0 : x << places;
        boolean lost = x != 0 && (places > 63 || shifted >> places != x);
        if (lost) throw new ArithmeticException("the result has more than 64 bits");
        return shifted;
    }

    private static double real(String operator, double x, Literal y) {
        return switch (operator) {
            case "+" -> x + y.real();
            case "-" -> x - y.real();
            case "*" -> x * y.real();
            case "//" -> Arithmetic.floorDivide(x, nonZero(y));
            default -> modulo(x, nonZero(y));
        };
    }

    private static double modulo(double x, double y) {
        double rest = x % y;
        return rest != 0 && rest < 0 != y < 0 ? rest + y : rest;
    }

    private static long whole(String operator, long x, Literal y) {
        return switch (operator) {
            case "+" -> Math.addExact(x, y.whole());
            case "-" -> Math.subtractExact(x, y.whole());
            case "*" -> Math.multiplyExact(x, y.whole());
            case "//" -> Math.floorDiv(x, nonZeroWhole(y));
            default -> Math.floorMod(x, nonZeroWhole(y));
        };
    }

    private static Literal power(Literal x, Literal y, int position) {
        boolean whole = x.kind().with(y.kind()) != Kind.REAL && y.whole() >= 0;
        if (whole) return Literal.of(exactPower(x.whole(), y.whole()), position);
        if (x.real() == 0 && y.real() < 0) throw new ArithmeticException("division by zero");
        double value = Arithmetic.power(x.real(), y.real());
        if (Double.isInfinite(value)) throw new ArithmeticException("the result is too large");
        if (Double.isNaN(value)) throw new ArithmeticException("complex numbers are not supported");
        return Literal.of(value, position);
    }

    private static long exactPower(long x, long exponent) {
        if (x == 0 || x == 1) return exponent == 0 ? 1 : x;
        if (x == -1) return exponent % 2 == 0 ? 1 : -1;
        long power = 1;
        for (long i = 0; i < exponent; i++) power = Math.multiplyExact(power, x);
        return power;
    }

    private static double nonZero(Literal y) {
        if (y.real() == 0) throw new ArithmeticException("division by zero");
        return y.real();
    }

    private static long nonZeroWhole(Literal y) {
        if (y.whole() == 0) throw new ArithmeticException("division by zero");
        return y.whole();
    }

    private static long wholeOf(Literal x, String operator) {
        if (x.kind() == Kind.REAL) throw new ArithmeticException(operator + " needs whole numbers or booleans");
        return x.whole();
    }
}
