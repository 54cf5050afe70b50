package org.driftwatch.calibrators.expression;

/**
 * {@code + - * / // % **} on events, as numexpr has them: {@code /} is real, {@code %} has the sign of the divisor, {@code //} rounds
 * down; whole numbers wrap at 64 bits and give 0 when divided by 0.
 */
public final class Arithmetic {
    private static final int LARGEST_CHAIN = 50;

    private Arithmetic() {}

    /** Null for operators that are none of these. */
    static Node of(String operator, Node a, Node b) {
        boolean real = a.kind().with(b.kind()) == Kind.REAL;
        return switch (operator) {
            case "/" -> (Node.Real) x -> a.real(x) / b.real(x);
            case "**" -> real ? realPower(a, b) : (Node.Whole) x -> power(a.whole(x), b.whole(x));
            case "+", "-", "*", "//", "%" -> real ? real(operator, a, b) : whole(operator, a, b);
            default -> null;
        };
    }

    static Node negative(Node a) {
        if (a.kind() == Kind.REAL) return (Node.Real) x -> -a.real(x);
        return (Node.Whole) x -> -a.whole(x);
    }

    private static Node.Real real(String operator, Node a, Node b) {
        return switch (operator) {
            case "+" -> x -> a.real(x) + b.real(x);
            case "-" -> x -> a.real(x) - b.real(x);
            case "*" -> x -> a.real(x) * b.real(x);
            case "//" -> x -> floorDivide(a.real(x), b.real(x));
            default -> x -> rest(a.real(x), b.real(x));
        };
    }

    private static Node.Whole whole(String operator, Node a, Node b) {
        return switch (operator) {
            case "+" -> x -> a.whole(x) + b.whole(x);
            case "-" -> x -> a.whole(x) - b.whole(x);
            case "*" -> x -> a.whole(x) * b.whole(x);
            case "//" -> x -> floorDivide(a.whole(x), b.whole(x));
            default -> x -> rest(a.whole(x), b.whole(x));
        };
    }

    private static long floorDivide(long a, long b) {
        return b == 0 ? 0 : Math.floorDiv(a, b);
    }

    private static long rest(long a, long b) {
        return b == 0 ? 0 : Math.floorMod(a, b);
    }

    /** a − ⌊a / b⌋ b exactly, as numpy; NaN where b is 0. */
    private static double rest(double a, double b) {
        double rest = a % b;
        if (rest == 0) return Math.copySign(0, b);
        return rest < 0 == b < 0 ? rest : rest + b;
    }

    /** ⌊a / b⌋ from the exact remainder, as numpy; a / b where b is 0. */
    public static double floorDivide(double a, double b) {
        if (b == 0) return a / b;
        double rest = a % b;
        double quotient = (a - rest) / b;
        if (rest != 0 && rest < 0 != b < 0) quotient -= 1;
        if (quotient == 0) return Math.copySign(0, a / b);
        double floor = Math.floor(quotient);
        return quotient - floor > 0.5 ? floor + 1 : floor;
    }

    private static Node.Real realPower(Node a, Node b) {
        return x -> power(a.real(x), b.real(x));
    }

    /** As in C, and so in numexpr: 1 to the NaN and ±1 to the infinity are 1, which are NaN in Java. */
    public static double power(double base, double exponent) {
        if (base == 1 || base == -1 && Double.isInfinite(exponent)) return 1;
        return StrictMath.pow(base, exponent);
    }

    private static long power(long a, long exponent) {
        if (exponent < 0) return a == 1 ? 1 : a == -1 ? (exponent % 2 == 0 ? 1 : -1) : 0;
        long power = 1;
        long square = a;
        for (long rest = exponent; rest > 0; rest >>= 1, square *= square) if ((rest & 1) == 1) power *= square;
        return power;
    }

    /** To a power known from the text: numexpr multiplies where twice the exponent is whole and at most 100; null elsewhere. */
    static Node.Real knownPower(Node a, double exponent) {
        if (exponent == 2) return x -> square(a.real(x));
        if (exponent == 1) return a::real;
        if (exponent == 0.5) return x -> Math.sqrt(a.real(x));
        if (exponent == -1) return x -> 1 / a.real(x);
        if (Math.abs(exponent) > LARGEST_CHAIN || 2 * exponent != Math.rint(2 * exponent)) return null;
        int whole = (int) Math.abs(exponent);
        boolean half = Math.abs(exponent) != whole;
        boolean inverse = exponent < 0;
        return x -> {
            double base = a.real(x);
            double power = half ? multiplied(base, whole) * Math.sqrt(base) : multiplied(base, whole);
            return inverse ? 1 / power : power;
        };
    }

    private static double square(double x) {
        return x * x;
    }

    private static double multiplied(double base, int exponent) {
        double power = 1;
        double square = base;
        for (int rest = exponent; rest > 0; rest >>= 1, square *= square) if ((rest & 1) == 1) power *= square;
        return power;
    }
}
