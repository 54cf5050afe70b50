package org.driftwatch.calibrators.germanium.dsp.config;

import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.util.FastMath;

/** Functions of numpy that take numbers, or waveforms element by element. */
final class NumberFunctions {
    private NumberFunctions() {}

    static void addTo(Map<String, Processor> known) {
        operators(known);
        unary(known);
        known.put("round", Processor.of("x, [decimals], out", NumberFunctions::round));
        known.put("around", known.get("round"));
        elementwise(known, "maximum", "a, b", operands -> Math.max(operands[0], operands[1]));
        elementwise(known, "minimum", "a, b", operands -> Math.min(operands[0], operands[1]));
        elementwise(known, "fmax", "a, b", operands -> known(operands[0], operands[1], true));
        elementwise(known, "fmin", "a, b", operands -> known(operands[0], operands[1], false));
        elementwise(known, "power", "a, b", operands -> FastMath.pow(operands[0], operands[1]));
        elementwise(known, "hypot", "a, b", operands -> FastMath.hypot(operands[0], operands[1]));
        elementwise(known, "where", "condition, a, b", NumberFunctions::where);
        elementwise(known, "logical_and", "a, b", operands -> truth(operands[0] != 0 && operands[1] != 0));
        elementwise(known, "logical_or", "a, b", operands -> truth(operands[0] != 0 || operands[1] != 0));
    }

    private static void operators(Map<String, Processor> known) {
        operator(known, "add", "+");
        operator(known, "subtract", "-");
        operator(known, "multiply", "*");
        operator(known, "divide", "/");
        operator(known, "true_divide", "/");
        operator(known, "floor_divide", "//");
        operator(known, "less", "<");
        operator(known, "less_equal", "<=");
        operator(known, "greater", ">");
        operator(known, "greater_equal", ">=");
        operator(known, "equal", "==");
        operator(known, "not_equal", "!=");
    }

    private static void operator(Map<String, Processor> known, String name, String operator) {
        known.put(name, Processor.of("a, b, out", call -> {
            Value answer = new Arithmetic(call.chain).binary(operator, number(call, 0), number(call, 1));
            call.define(2, answer);
        }));
    }

    private static Value number(Call call, int index) {
        Value value = call.value(index);
        if (!(value instanceof Value.Series)) call.number(index); // complains when it is none
        return value;
    }

    private static void unary(Map<String, Processor> known) {
        unary(known, "negative", x -> -x);
        unary(known, "absolute", Math::abs);
        unary(known, "abs", Math::abs);
        unary(known, "sqrt", Math::sqrt);
        unary(known, "square", x -> x * x);
        unary(known, "exp", FastMath::exp);
        unary(known, "log", FastMath::log);
        unary(known, "log10", FastMath::log10);
        unary(known, "log2", x -> FastMath.log(2, x));
        unary(known, "floor", Math::floor);
        unary(known, "ceil", Math::ceil);
        unary(known, "rint", Math::rint);
        unary(known, "trunc", x -> x < 0 ? Math.ceil(x) : Math.floor(x));
        unary(known, "sign", Math::signum);
        unary(known, "isnan", x -> truth(Double.isNaN(x)));
        unary(known, "isfinite", x -> truth(Double.isFinite(x)));
        unary(known, "isinf", x -> truth(Double.isInfinite(x)));
        unary(known, "logical_not", x -> truth(x == 0));
    }

    private static void unary(Map<String, Processor> known, String name, DoubleUnaryOperator function) {
        elementwise(known, name, "x", operands -> function.applyAsDouble(operands[0]));
    }

    private static void elementwise(
            Map<String, Processor> known, String name, String operands, Arithmetic.Elementwise function) {
        int count = operands.split(",").length;
        known.put(name, Processor.of(operands + ", out", call -> {
            for (int i = 0; i < count; i++) number(call, i);
            call.define(count, new Arithmetic(call.chain).elementwise(call.values(0, count), function));
        }));
    }

    private static void round(Call call) {
        int output = call.size() - 1;
        double scale = FastMath.pow(10.0, output == 2 ? call.whole(1) : 0);
        number(call, 0);
        call.define(
                output,
                new Arithmetic(call.chain)
                        .elementwise(call.values(0, 1), operands -> Math.rint(operands[0] * scale) / scale));
    }

    private static double where(double[] operands) {
        if (Double.isNaN(operands[0])) return Double.NaN;
        return operands[0] != 0 ? operands[1] : operands[2];
    }

    private static double known(double a, double b, boolean larger) {
        if (Double.isNaN(a)) return b;
        if (Double.isNaN(b)) return a;
        return larger ? Math.max(a, b) : Math.min(a, b);
    }

    private static double truth(boolean value) {
        return value ? 1 : 0;
    }
}
