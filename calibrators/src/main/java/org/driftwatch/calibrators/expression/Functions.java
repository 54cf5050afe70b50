package org.driftwatch.calibrators.expression;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoublePredicate;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.util.FastMath;

/** The functions of numexpr that act on one event, all of real numbers. */
final class Functions {
    private static final Map<String, DoubleUnaryOperator> OF_ONE = Map.ofEntries(
            Map.entry("sqrt", StrictMath::sqrt),
            Map.entry("exp", StrictMath::exp),
            Map.entry("expm1", StrictMath::expm1),
            Map.entry("log", StrictMath::log),
            Map.entry("log10", StrictMath::log10),
            Map.entry("log1p", StrictMath::log1p),
            Map.entry("log2", x -> StrictMath.log(x) / StrictMath.log(2)),
            Map.entry("sin", StrictMath::sin),
            Map.entry("cos", StrictMath::cos),
            Map.entry("tan", StrictMath::tan),
            Map.entry("arcsin", StrictMath::asin),
            Map.entry("arccos", StrictMath::acos),
            Map.entry("arctan", StrictMath::atan),
            Map.entry("sinh", StrictMath::sinh),
            Map.entry("cosh", StrictMath::cosh),
            Map.entry("tanh", StrictMath::tanh),
            Map.entry("arcsinh", FastMath::asinh),
            Map.entry("arccosh", FastMath::acosh),
            Map.entry("arctanh", FastMath::atanh),
            Map.entry("abs", Math::abs),
            Map.entry("floor", Math::floor),
            Map.entry("ceil", Math::ceil),
            Map.entry("trunc", x -> x < 0 ? Math.ceil(x) : Math.floor(x)),
            Map.entry("round", Math::rint),
            Map.entry("sign", Math::signum),
            Map.entry("ones_like", x -> 1));
    private static final Map<String, DoubleBinaryOperator> OF_TWO = Map.of(
            "arctan2", StrictMath::atan2,
            "fmod", (x, y) -> x % y,
            "hypot", StrictMath::hypot,
            "maximum", Math::max,
            "minimum", Math::min);
    private static final Map<String, DoublePredicate> TESTS = Map.of(
            "isnan", Double::isNaN,
            "isinf", Double::isInfinite,
            "isfinite", Double::isFinite);
    private static final List<String> REDUCTIONS = List.of("sum", "prod", "min", "max", "mean");

    private Functions() {}

    /** @throws ArithmeticException naming what is wrong with the function or its number of arguments */
    static Node of(String name, List<Node> arguments) {
        DoubleUnaryOperator ofOne = OF_ONE.get(name);
        if (ofOne != null) return ofOne(name, ofOne, arguments);
        DoubleBinaryOperator ofTwo = OF_TWO.get(name);
        if (ofTwo != null) return ofTwo(name, ofTwo, arguments);
        DoublePredicate test = TESTS.get(name);
        if (test != null) return test(name, test, arguments);
        if (name.equals("where")) return where(arguments);
        if (REDUCTIONS.contains(name)) throw new ArithmeticException(name + " is over all events, not of one");
        throw new ArithmeticException("there is no function '" + name + "'; there are " + known());
    }

    private static Node ofOne(String name, DoubleUnaryOperator function, List<Node> arguments) {
        require(name, arguments, 1);
        Node a = arguments.get(0);
        return (Node.Real) x -> function.applyAsDouble(a.real(x));
    }

    private static Node ofTwo(String name, DoubleBinaryOperator function, List<Node> arguments) {
        require(name, arguments, 2);
        Node a = arguments.get(0);
        Node b = arguments.get(1);
        return (Node.Real) x -> function.applyAsDouble(a.real(x), b.real(x));
    }

    private static Node test(String name, DoublePredicate function, List<Node> arguments) {
        require(name, arguments, 1);
        Node a = arguments.get(0);
        return (Node.Truth) x -> function.test(a.real(x));
    }

    private static Node where(List<Node> arguments) {
        require("where", arguments, 3);
        Node condition = arguments.get(0);
        Node a = arguments.get(1);
        Node b = arguments.get(2);
        if (condition.kind() != Kind.BOOLEAN)
            throw new ArithmeticException("where needs a boolean first, not a " + condition.kind());
        return switch (a.kind().with(b.kind())) {
            case BOOLEAN -> (Node.Truth) x -> condition.truth(x) ? a.truth(x) : b.truth(x);
            case WHOLE -> (Node.Whole) x -> condition.truth(x) ? a.whole(x) : b.whole(x);
            case REAL -> (Node.Real) x -> condition.truth(x) ? a.real(x) : b.real(x);
        };
    }

    private static void require(String name, List<Node> arguments, int wanted) {
        if (arguments.size() != wanted)
            throw new ArithmeticException(
                    name + " needs " + wanted + " argument" + (wanted == 1 ? "" : "s") + ", has " + arguments.size());
    }

    private static String known() {
        SortedMap<String, Object> all = new TreeMap<>(OF_ONE);
        all.putAll(OF_TWO);
        all.putAll(TESTS);
        all.put("where", "");
        return String.join(", ", all.keySet());
    }
}
