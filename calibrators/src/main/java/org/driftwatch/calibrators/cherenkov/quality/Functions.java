package org.driftwatch.calibrators.cherenkov.quality;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoublePredicate;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.util.FastMath;
import org.driftwatch.calibrators.cherenkov.quality.Term.Tag;
import org.driftwatch.calibrators.cherenkov.quality.Term.Value;
import org.driftwatch.calibrators.expression.Kind;

/**
 * The functions of numpy that act on one row. Of columns and plain numbers they take the bare number and a column keeps its unit; of
 * quantities they ask for the right unit: angles, numbers without unit, or any that is kept.
 */
final class Functions {
    /** Those that need no {@code np.} before them. */
    static final Set<String> BARE = Set.of("sin", "cos", "tan", "arctan2", "log", "log10", "exp", "sqrt", "abs");

    private static final Map<String, DoubleUnaryOperator> OF_ANGLE =
            Map.of("sin", StrictMath::sin, "cos", StrictMath::cos, "tan", StrictMath::tan);
    private static final Map<String, DoubleUnaryOperator> TO_ANGLE =
            Map.of("arcsin", StrictMath::asin, "arccos", StrictMath::acos, "arctan", StrictMath::atan);
    private static final Map<String, DoubleUnaryOperator> OF_NUMBER = Map.ofEntries(
            Map.entry("exp", StrictMath::exp),
            Map.entry("expm1", StrictMath::expm1),
            Map.entry("log", StrictMath::log),
            Map.entry("log10", StrictMath::log10),
            Map.entry("log2", x -> StrictMath.log(x) / StrictMath.log(2)),
            Map.entry("log1p", StrictMath::log1p),
            Map.entry("sinh", StrictMath::sinh),
            Map.entry("cosh", StrictMath::cosh),
            Map.entry("tanh", StrictMath::tanh),
            Map.entry("arcsinh", FastMath::asinh),
            Map.entry("arccosh", FastMath::acosh),
            Map.entry("arctanh", FastMath::atanh));
    private static final Map<String, DoubleUnaryOperator> KEEPING_UNIT = Map.of(
            "abs", Math::abs,
            "absolute", Math::abs,
            "fabs", Math::abs,
            "floor", Math::floor,
            "ceil", Math::ceil,
            "trunc", x -> x < 0 ? Math.ceil(x) : Math.floor(x),
            "rint", Math::rint,
            "round", Math::rint,
            "negative", x -> -x,
            "positive", x -> x);
    private static final Map<String, Double> POWERS =
            Map.of("sqrt", 0.5, "square", 2.0, "cbrt", 1.0 / 3, "reciprocal", -1.0);
    private static final Map<String, DoublePredicate> TESTS = Map.of(
            "isnan", Double::isNaN,
            "isinf", Double::isInfinite,
            "isfinite", Double::isFinite,
            "signbit", x -> Math.copySign(1, x) < 0);
    private static final Map<String, DoubleBinaryOperator> OF_TWO_ALIKE = Map.of(
            "minimum",
            Math::min,
            "maximum",
            Math::max,
            "fmin",
            (x, y) -> Double.isNaN(x) ? y : Double.isNaN(y) ? x : Math.min(x, y),
            "fmax",
            (x, y) -> Double.isNaN(x) ? y : Double.isNaN(y) ? x : Math.max(x, y),
            "hypot",
            StrictMath::hypot,
            "fmod",
            (x, y) -> x % y);
    private static final Map<String, String> OPERATORS = Map.ofEntries(
            Map.entry("add", "+"),
            Map.entry("subtract", "-"),
            Map.entry("multiply", "*"),
            Map.entry("divide", "/"),
            Map.entry("true_divide", "/"),
            Map.entry("floor_divide", "//"),
            Map.entry("mod", "%"),
            Map.entry("remainder", "%"),
            Map.entry("power", "**"),
            Map.entry("less", "<"),
            Map.entry("less_equal", "<="),
            Map.entry("greater", ">"),
            Map.entry("greater_equal", ">="),
            Map.entry("equal", "=="),
            Map.entry("not_equal", "!="),
            Map.entry("bitwise_and", "&"),
            Map.entry("bitwise_or", "|"),
            Map.entry("bitwise_xor", "^"));
    private static final Map<String, String> LOGICAL =
            Map.of("logical_and", "&", "logical_or", "|", "logical_xor", "^");
    private static final Set<String> OTHERS = Set.of("arctan2", "where", "clip", "sign", "logical_not", "invert");
    private static final Set<String> REDUCTIONS =
            Set.of("sum", "mean", "median", "min", "max", "std", "var", "any", "all", "percentile", "argmax", "argmin");

    private Functions() {}

    /** @throws IllegalArgumentException naming what is wrong with the function or its arguments */
    static Term of(String name, List<Term> arguments) {
        if (TESTS.containsKey(name)) return test(name, TESTS.get(name), only(name, arguments));
        if (OPERATORS.containsKey(name)) return operator(name, arguments);
        if (LOGICAL.containsKey(name)) return logical(name, arguments);
        if (OF_TWO_ALIKE.containsKey(name)) return ofTwo(name, OF_TWO_ALIKE.get(name), arguments);
        if (OTHERS.contains(name)) return other(name, arguments);
        if (REDUCTIONS.contains(name))
            throw new IllegalArgumentException("np." + name + " is over all rows, not of one");
        return ofOne(name, arguments);
    }

    private static Term ofOne(String name, List<Term> arguments) {
        Double power = POWERS.get(name);
        if (power != null) return power(name, power, only(name, arguments));
        if (KEEPING_UNIT.containsKey(name)) return keepingUnit(name, only(name, arguments));
        if (OF_ANGLE.containsKey(name))
            return inUnit(
                    OF_ANGLE.get(name),
                    only(name, arguments),
                    UnitNames.find("rad").orElseThrow(),
                    Unit.ONE);
        if (TO_ANGLE.containsKey(name))
            return inUnit(
                    TO_ANGLE.get(name),
                    only(name, arguments),
                    Unit.ONE,
                    UnitNames.find("rad").orElseThrow());
        if (OF_NUMBER.containsKey(name)) return inUnit(OF_NUMBER.get(name), only(name, arguments), Unit.ONE, Unit.ONE);
        throw new IllegalArgumentException("there is no function np." + name + "; there are " + known());
    }

    private static Term other(String name, List<Term> arguments) {
        return switch (name) {
            case "where" -> where(arguments);
            case "clip" -> clip(arguments);
            case "arctan2" -> arctan2(arguments);
            case "sign" -> sign(only(name, arguments));
            case "invert" -> Operators.unary("~", only(name, arguments));
            default -> not(only(name, arguments));
        };
    }

    /** A quantity is told in {@code wanted} and gives one in {@code result}; of the rest the bare number is taken. */
    private static Term inUnit(DoubleUnaryOperator function, Term a, Unit wanted, Unit result) {
        if (!Operators.isWithUnit(a)) return bare(function, a);
        Value value = a.in(wanted);
        return Term.quantity(result, a.scalar(), row -> function.applyAsDouble(value.of(row)));
    }

    private static Term bare(DoubleUnaryOperator function, Term a) {
        Value value = a.value();
        return new Term(a.tag(), Kind.REAL, a.unit(), a.scalar(), row -> function.applyAsDouble(value.of(row)));
    }

    private static Term keepingUnit(String name, Term a) {
        Term result = bare(KEEPING_UNIT.get(name), number(name, a));
        Kind kind = a.kind() == Kind.REAL ? Kind.REAL : Kind.WHOLE;
        return new Term(result.tag(), kind, result.unit(), result.scalar(), result.value());
    }

    private static Term power(String name, double exponent, Term a) {
        Term result = bare(raising(name), number(name, a));
        return Operators.isWithUnit(a) ? Powers.raised(a, exponent, result.value()) : result;
    }

    private static DoubleUnaryOperator raising(String name) {
        return switch (name) {
            case "sqrt" -> Math::sqrt;
            case "square" -> x -> x * x;
            case "cbrt" -> StrictMath::cbrt;
            default -> x -> 1 / x;
        };
    }

    private static Term test(String name, DoublePredicate test, Term a) {
        Value value = number(name, a).value();
        return Term.truth(a.scalar(), row -> test.test(value.of(row)) ? 1 : 0);
    }

    private static Term sign(Term a) {
        Value value = number("sign", a).value();
        return Term.plain(Kind.REAL, a.scalar(), row -> Math.signum(value.of(row)));
    }

    private static Term operator(String name, List<Term> arguments) {
        require(name, arguments, 2);
        return Operators.of(OPERATORS.get(name), arguments.get(0), arguments.get(1));
    }

    private static Term logical(String name, List<Term> arguments) {
        require(name, arguments, 2);
        return Operators.of(LOGICAL.get(name), truth(name, arguments.get(0)), truth(name, arguments.get(1)));
    }

    private static Term not(Term a) {
        Value value = truth("logical_not", a).value();
        return Term.truth(a.scalar(), row -> 1 - value.of(row));
    }

    private static Term truth(String name, Term a) {
        if (Operators.isWithUnit(a)) throw new IllegalArgumentException("np." + name + " is not of quantities");
        Value value = a.value();
        return Term.truth(a.scalar(), row -> value.of(row) != 0 ? 1 : 0);
    }

    private static Term ofTwo(String name, DoubleBinaryOperator function, List<Term> arguments) {
        require(name, arguments, 2);
        Term a = arguments.get(0);
        Term b = arguments.get(1);
        if (!Operators.unitsCount(a, b)) {
            Value x = a.value();
            Value y = b.value();
            return Operators.bare("+", a, b, row -> function.applyAsDouble(x.of(row), y.of(row)));
        }
        CommonUnit common = CommonUnit.of(a, b);
        return Term.quantity(common.unit(), a.scalar() && b.scalar(), of(function, common));
    }

    private static Value of(DoubleBinaryOperator function, CommonUnit common) {
        return row -> function.applyAsDouble(common.a().of(row), common.b().of(row));
    }

    private static Term arctan2(List<Term> arguments) {
        Term two = ofTwo("arctan2", StrictMath::atan2, arguments);
        if (!two.is(Tag.QUANTITY)) return new Term(two.tag(), Kind.REAL, two.unit(), two.scalar(), two.value());
        return Term.quantity(UnitNames.find("rad").orElseThrow(), two.scalar(), two.value());
    }

    private static Term clip(List<Term> arguments) {
        require("clip", arguments, 3);
        Term above = of("maximum", arguments.subList(0, 2));
        return of("minimum", List.of(above, arguments.get(2)));
    }

    /** Both choices in the unit of the first that has one. */
    private static Term where(List<Term> arguments) {
        require("where", arguments, 3);
        Term a = arguments.get(1);
        Term b = arguments.get(2);
        Value condition = truth("where", arguments.get(0)).value();
        boolean units = Operators.unitsCount(a, b);
        CommonUnit common = units ? CommonUnit.of(a, b) : new CommonUnit(null, a.value(), b.value());
        Value value =
                row -> condition.of(row) != 0 ? common.a().of(row) : common.b().of(row);
        return units
                ? Term.quantity(common.unit(), false, value)
                : Term.plain(a.kind().with(b.kind()), false, value);
    }

    private static Term number(String name, Term a) {
        if (a.is(Tag.UNIT)) throw new IllegalArgumentException(name + " needs a number, not a unit alone");
        return a;
    }

    private static Term only(String name, List<Term> arguments) {
        require(name, arguments, 1);
        return arguments.get(0);
    }

    private static void require(String name, List<Term> arguments, int wanted) {
        if (arguments.size() != wanted)
            throw new IllegalArgumentException(
                    name + " needs " + wanted + " argument" + (wanted == 1 ? "" : "s") + ", has " + arguments.size());
    }

    private static String known() {
        Set<String> known = new TreeSet<>(OTHERS);
        for (Map<String, ?> some :
                List.of(OF_ANGLE, TO_ANGLE, OF_NUMBER, KEEPING_UNIT, POWERS, TESTS, OF_TWO_ALIKE, OPERATORS, LOGICAL))
            known.addAll(some.keySet());
        return String.join(", ", known);
    }
}
