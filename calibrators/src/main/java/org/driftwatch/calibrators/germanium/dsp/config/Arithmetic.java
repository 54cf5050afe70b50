package org.driftwatch.calibrators.germanium.dsp.config;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleBinaryOperator;

/**
 * Operators on constants with units of time, numbers per event and series.
 *
 * <p>Times are counted in samples of their grid: {@code tp + 5*us} is {@code 5 us/period} samples later, the difference of
 * two times is a duration, a duration divided by a time and what is compared are plain numbers. A number beside a series is taken on the
 * grid of the series.
 */
final class Arithmetic {
    /** Element by element; the array holds one value per operand. */
    interface Elementwise {
        double of(double[] operands);
    }

    private final Compilation chain;

    Arithmetic(Compilation chain) {
        this.chain = chain;
    }

    /** @param operator as in {@link Expression.Binary} */
    Value binary(String operator, Value left, Value right) {
        DoubleBinaryOperator function = function(operator);
        if (left instanceof Value.Constant a && right instanceof Value.Constant b) return folded(operator, a, b);
        Value.Kind kind = kind(operator, left, right);
        Value answer = elementwise(List.of(left, right), operands -> function.applyAsDouble(operands[0], operands[1]));
        if (!(answer instanceof Value.Scalar scalar) || kind == Value.Kind.PLAIN) return answer;
        return new Value.Scalar(scalar.slot(), kind, gridOf(List.of(left, right)));
    }

    private static DoubleBinaryOperator function(String operator) {
        return switch (operator) {
            case "+" -> Double::sum;
            case "-" -> (a, b) -> a - b;
            case "*" -> (a, b) -> a * b;
            case "/" -> (a, b) -> a / b;
            case "//" -> (a, b) -> Math.floor(a / b);
            case "<" -> (a, b) -> a < b ? 1 : 0;
            case "<=" -> (a, b) -> a <= b ? 1 : 0;
            case ">" -> (a, b) -> a > b ? 1 : 0;
            case ">=" -> (a, b) -> a >= b ? 1 : 0;
            case "==" -> (a, b) -> a == b ? 1 : 0;
            case "!=" -> (a, b) -> a != b ? 1 : 0;
            default -> throw ChainFault.of("'" + operator + "' is no operator");
        };
    }

    private static Value folded(String operator, Value.Constant a, Value.Constant b) {
        boolean product = operator.equals("*");
        boolean quotient = operator.equals("/") || operator.equals("//");
        if (!product && !quotient && a.powerOfTime() != b.powerOfTime())
            throw ChainFault.of("'" + operator + "' between a time and a number");
        double value = function(operator).applyAsDouble(a.value(), b.value());
        int power = a.powerOfTime();
        if (product) power += b.powerOfTime();
        else if (quotient) power -= b.powerOfTime();
        else if (!operator.equals("+") && !operator.equals("-")) power = 0;
        return new Value.Constant(value, power);
    }

    private static Value.Kind kind(String operator, Value left, Value right) {
        Value.Kind a = kindOf(left);
        Value.Kind b = kindOf(right);
        boolean sum = operator.equals("+");
        boolean difference = operator.equals("-");
        if (sum || difference) {
            if (a == Value.Kind.TIME && b == Value.Kind.TIME) return sum ? Value.Kind.PLAIN : Value.Kind.DURATION;
            if (a == Value.Kind.TIME || b == Value.Kind.TIME) return Value.Kind.TIME;
            return a == Value.Kind.DURATION || b == Value.Kind.DURATION ? Value.Kind.DURATION : Value.Kind.PLAIN;
        }
        boolean scaled = operator.equals("*") || operator.equals("/");
        boolean ofTime = right instanceof Value.Constant constant && constant.powerOfTime() != 0;
        if (a == Value.Kind.DURATION && ofTime) return Value.Kind.PLAIN;
        if (scaled && right instanceof Value.Constant) return a;
        return operator.equals("*") && left instanceof Value.Constant ? b : Value.Kind.PLAIN;
    }

    private static Value.Kind kindOf(Value value) {
        return value instanceof Value.Scalar scalar ? scalar.kind() : Value.Kind.PLAIN;
    }

    /** Any function of numbers, on one number or on each element of the series among its operands. */
    Value elementwise(List<Value> operands, Elementwise function) {
        Grid grid = gridOf(operands);
        int length = length(operands);
        int count = operands.size();
        if (length < 0) {
            List<Reading> readings = readings(operands, grid);
            return chain.scalar(Value.Kind.PLAIN, null, frame -> {
                double[] now = new double[count];
                for (int k = 0; k < count; k++) now[k] = readings.get(k).of(frame);
                return function.of(now);
            });
        }
        return chain.series(length, grid, frame -> applied(operands, grid, function, frame, length));
    }

    private static double[] applied(List<Value> operands, Grid grid, Elementwise function, Frame frame, int length) {
        double[][] columns = new double[operands.size()][];
        double[] now = new double[operands.size()];
        for (int k = 0; k < now.length; k++) {
            if (operands.get(k) instanceof Value.Series series) columns[k] = frame.series[series.slot()];
            else now[k] = reading(operands.get(k), grid).of(frame);
        }
        double[] y = new double[length];
        for (int i = 0; i < length; i++) {
            for (int k = 0; k < now.length; k++) if (columns[k] != null) now[k] = columns[k][i];
            y[i] = function.of(now);
        }
        return y;
    }

    private static List<Reading> readings(List<Value> operands, Grid grid) {
        List<Reading> readings = new ArrayList<>();
        for (Value operand : operands) readings.add(reading(operand, grid));
        return readings;
    }

    private static int length(List<Value> operands) {
        int length = -1;
        for (Value operand : operands) {
            if (!(operand instanceof Value.Series series)) continue;
            if (length >= 0 && length != series.length())
                throw ChainFault.ofLength("series of " + length + " and of " + series.length() + " values");
            length = series.length();
        }
        return length;
    }

    /** The grid of the first series that has one, else of the first time. */
    static Grid gridOf(List<Value> operands) {
        for (Value operand : operands)
            if (operand instanceof Value.Series series && series.grid() != null) return series.grid();
        for (Value operand : operands)
            if (operand instanceof Value.Scalar scalar && scalar.kind() != Value.Kind.PLAIN) return scalar.grid();
        return null;
    }

    /** How a number is read on a grid: a constant time in samples, a time as the sample it falls on. */
    static Reading reading(Value value, Grid grid) {
        if (value instanceof Value.Constant constant) {
            double samples = samples(constant, grid);
            return frame -> samples;
        }
        if (value instanceof Value.Scalar scalar) {
            int slot = scalar.slot();
            return grid == null ? frame -> frame.scalars[slot] : grid.here(scalar);
        }
        throw ChainFault.of("must be a number");
    }

    /** A constant with its time counted in samples. */
    static double samples(Value.Constant constant, Grid grid) {
        double value = constant.value();
        if (constant.powerOfTime() == 0) return value;
        if (grid == null) throw ChainFault.of("is a time, and nothing here says how long a sample is");
        for (int power = constant.powerOfTime(); power > 0; power--) value /= grid.periodNs();
        for (int power = constant.powerOfTime(); power < 0; power++) value *= grid.periodNs();
        return value;
    }
}
