package org.driftwatch.calibrators.germanium.dsp.config;

import java.util.List;
import java.util.Map;

/** Finds out what an expression is; what differs from event to event becomes a step. */
final class Evaluation {
    private final Compilation chain;
    private final Arithmetic arithmetic;

    Evaluation(Compilation chain) {
        this.chain = chain;
        this.arithmetic = new Arithmetic(chain);
    }

    Value of(Expression expression) {
        if (expression instanceof Expression.Number number) return new Value.Constant(number.value(), 0);
        if (expression instanceof Expression.Text text) return new Value.Text(text.text());
        if (expression instanceof Expression.Name name) return name(name.name());
        if (expression instanceof Expression.Attribute attribute) return attribute(attribute);
        if (expression instanceof Expression.Call call) return call(call);
        if (expression instanceof Expression.Index index) return index(index);
        if (expression instanceof Expression.Slice slice) return slice(slice);
        if (expression instanceof Expression.Negative negative)
            return arithmetic.binary("*", new Value.Constant(-1, 0), of(negative.of()));
        if (expression instanceof Expression.Binary binary) return binary(binary);
        if (expression instanceof Expression.Values values) return list(values);
        throw ChainFault.of("is not understood");
    }

    private Value binary(Expression.Binary binary) {
        Value left = of(binary.left());
        Value right = of(binary.right());
        requireNumbers(left);
        requireNumbers(right);
        return arithmetic.binary(binary.operator(), left, right);
    }

    private static void requireNumbers(Value value) {
        if (value instanceof Value.Text text) throw ChainFault.of("'" + text.text() + "' is no number");
        if (value instanceof Value.OfGrid) throw ChainFault.of("a grid is no number");
    }

    private Value name(String name) {
        Value.Constant unit = TimeUnits.of(name);
        if (unit != null) return unit;
        Value value = chain.value(name);
        if (value == null) throw ChainFault.of("'" + name + "' is not made before it is used");
        return value;
    }

    private Value attribute(Expression.Attribute attribute) {
        if (Names.isModule(attribute.of())) return number(attribute.name());
        Value of = of(attribute.of());
        Grid grid = of instanceof Value.Series series ? series.grid() : of instanceof Value.Scalar s ? s.grid() : null;
        return switch (attribute.name()) {
            case "grid" -> new Value.OfGrid(required(grid));
            case "period" -> new Value.Constant(required(grid).periodNs(), 1);
            case "offset" -> offset(required(grid));
            default -> throw ChainFault.of("'." + attribute.name() + "' is unknown; known: .period, .offset, .grid");
        };
    }

    private Value offset(Grid grid) {
        if (grid.offset() instanceof Grid.Fixed fixed) return new Value.Constant(fixed.ns(), 1);
        Grid ns = new Grid(1, new Grid.Fixed(0));
        return chain.scalar(Value.Kind.TIME, ns, frame -> grid.offset().ns(frame));
    }

    private static Grid required(Grid grid) {
        if (grid == null) throw ChainFault.of("nothing says where its samples lie in time");
        return grid;
    }

    private static Value number(String name) {
        return switch (name) {
            case "pi" -> new Value.Constant(Math.PI, 0);
            case "e" -> new Value.Constant(Math.E, 0);
            case "nan" -> new Value.Constant(Double.NaN, 0);
            case "inf" -> new Value.Constant(Double.POSITIVE_INFINITY, 0);
            default -> throw ChainFault.of("np." + name + " is unknown; known: np.pi, np.e, np.nan, np.inf");
        };
    }

    private Value call(Expression.Call call) {
        int count = call.arguments().size();
        if (call.name().equals("len") && count == 1)
            return new Value.Constant(series(of(call.arguments().get(0))).length(), 0);
        if (call.name().equals("astype") && count == 2)
            return of(call.arguments().get(0));
        if (call.name().equals("round") && (count == 1 || count == 2))
            return rounded(
                    of(call.arguments().get(0)),
                    count == 1 ? null : of(call.arguments().get(1)));
        Value known = chain.value(call.name());
        if (known != null && !Names.FUNCTIONS.contains(call.name())) return known;
        throw ChainFault.of(
                "'" + call.name() + "(…)' is not understood; functions: len(x), round(x[, to]), astype(x, type)");
    }

    /** To the nearest multiple of {@code to}, halves to the even one; a time to the nearest sample of a grid. */
    private Value rounded(Value value, Value to) {
        if (value instanceof Value.Constant constant) return rounded(constant, to);
        if (value instanceof Value.Scalar scalar && scalar.kind() != Value.Kind.PLAIN) return roundedTime(scalar, to);
        double step = to == null ? 1 : plain(to);
        Value rounded = arithmetic.elementwise(List.of(value), operands -> Math.rint(operands[0] / step) * step);
        if (value instanceof Value.Series || value instanceof Value.Scalar) return rounded;
        throw ChainFault.of("round: must be a number");
    }

    private static Value rounded(Value.Constant value, Value to) {
        Value.Constant step = to == null ? new Value.Constant(1, 0) : constant(to);
        if (step.powerOfTime() != value.powerOfTime())
            throw ChainFault.of("round: a time is rounded to a time, a number to a number");
        return new Value.Constant(Math.rint(value.value() / step.value()) * step.value(), value.powerOfTime());
    }

    private Value roundedTime(Value.Scalar time, Value to) {
        Grid grid = time.grid();
        if (to instanceof Value.OfGrid of) grid = of.grid();
        else if (to instanceof Value.Series series) grid = required(series.grid());
        else if (to != null) {
            Value.Constant step = constant(to);
            double period = step.powerOfTime() == 1 ? step.value() : time.grid().periodNs() * plain(step);
            grid = new Grid(period, time.grid().offset());
        }
        Reading there = grid.here(time);
        return chain.scalar(time.kind(), grid, frame -> Math.rint(there.of(frame)));
    }

    private Value index(Expression.Index index) {
        Value.Series series = series(of(index.of()));
        int at = sample(index.at(), series);
        int sample = at < 0 ? at + series.length() : at;
        if (sample < 0 || sample >= series.length())
            throw ChainFault.ofLength("[" + at + "] is outside a series of " + series.length() + " values");
        int slot = series.slot();
        return chain.scalar(Value.Kind.PLAIN, null, frame -> frame.series[slot][sample]);
    }

    private Value slice(Expression.Slice slice) {
        Value.Series series = series(of(slice.of()));
        int length = series.length();
        int from = slice.from() == null ? 0 : bound(slice.from(), series);
        int until = slice.until() == null ? length : bound(slice.until(), series);
        int step = slice.step() == null ? 1 : sample(slice.step(), series);
        if (step < 1) throw ChainFault.of("a step of " + step + " samples; it must be at least 1");
        if (from < 0 || from >= until || until > length)
            throw ChainFault.ofLength(
                    "[" + from + ":" + until + "] is empty or reaches beyond a series of " + length + " values");
        int slot = series.slot();
        int count = (until - from + step - 1) / step;
        Grid grid = series.grid() == null ? null : series.grid().from(from, step);
        Value.Series part = chain.series(count, grid, frame -> part(frame.series[slot], from, step, count));
        return new Value.Series(part.slot(), count, grid, series.raw());
    }

    private static double[] part(double[] x, int from, int step, int count) {
        double[] y = new double[count];
        for (int i = 0; i < count; i++) y[i] = x[from + i * step];
        return y;
    }

    private int bound(Expression expression, Value.Series series) {
        int sample = sample(expression, series);
        return sample < 0 ? sample + series.length() : sample;
    }

    private int sample(Expression expression, Value.Series series) {
        return (int) Math.rint(Arithmetic.samples(constant(of(expression)), series.grid()));
    }

    private Value list(Expression.Values list) {
        double[] values = new double[list.items().size()];
        for (int i = 0; i < values.length; i++)
            values[i] = plain(of(list.items().get(i)));
        return chain.constant(values);
    }

    /** What a name that the entry makes is declared to be: {@code name(length, 'f', grid=…, unit=…)}. */
    Value.Made made(Expression expression) {
        if (expression instanceof Expression.Name name) return new Value.Made(name.name(), null, null, Double.NaN);
        Expression.Call call = (Expression.Call) expression;
        Map<String, Expression> keywords = call.keywords();
        Expression shape = call.arguments().isEmpty()
                ? keywords.get("shape")
                : call.arguments().get(0);
        Integer length = shape == null ? null : (Integer) whole(of(shape));
        double unitNs = Double.NaN;
        for (String keyword : keywords.keySet()) {
            if (!"shape dtype grid unit period offset is_coord vector_len".contains(keyword))
                throw ChainFault.of("'" + keyword + "=' is unknown here");
        }
        if (keywords.containsKey("unit")) unitNs = unit(keywords.get("unit"));
        return new Value.Made(call.name(), length, declaredGrid(keywords), unitNs);
    }

    private double unit(Expression expression) {
        if (expression instanceof Expression.Text text) return TimeUnits.ns(text.text());
        if (expression instanceof Expression.Name name) return TimeUnits.ns(name.name());
        return Double.NaN;
    }

    private Grid declaredGrid(Map<String, Expression> keywords) {
        if (keywords.containsKey("grid")) return grid(List.of(keywords.get("grid")));
        if (!keywords.containsKey("period")) return null;
        Expression offset = keywords.get("offset");
        return grid(offset == null ? List.of(keywords.get("period")) : List.of(keywords.get("period"), offset));
    }

    /** A grid, that of a series, or a period with or without the time of the first sample. */
    Grid grid(List<Expression> given) {
        Value first = of(given.get(0));
        if (given.size() == 1 && first instanceof Value.OfGrid grid) return grid.grid();
        if (given.size() == 1 && first instanceof Value.Series series) return required(series.grid());
        if (given.size() == 1 && first instanceof Value.Scalar time) return required(time.grid());
        Value.Constant period = constant(first);
        if (period.powerOfTime() != 1) throw ChainFault.of("a period must be a time");
        Grid grid = new Grid(period.value(), new Grid.Fixed(0));
        return given.size() == 1 ? grid : new Grid(period.value(), offset(of(given.get(1)), grid));
    }

    private static Grid.Offset offset(Value value, Grid grid) {
        if (value instanceof Value.Constant constant)
            return new Grid.Fixed(Arithmetic.samples(constant, grid) * grid.periodNs());
        if (value instanceof Value.Scalar scalar)
            return new Grid.Found(
                    scalar.grid() == null ? new Value.Scalar(scalar.slot(), Value.Kind.TIME, grid) : scalar, 0);
        throw ChainFault.of("an offset must be a time");
    }

    static Value.Series series(Value value) {
        if (value instanceof Value.Series series) return series;
        throw ChainFault.of("must be a waveform");
    }

    static Value.Constant constant(Value value) {
        if (value instanceof Value.Constant constant) return constant;
        throw ChainFault.of("must be the same for all events, a number or a time");
    }

    private static double plain(Value value) {
        Value.Constant constant = constant(value);
        if (constant.powerOfTime() != 0) throw ChainFault.of("must be a plain number, is a time");
        return constant.value();
    }

    /** A plain number to the nearest whole one. */
    static int whole(Value value) {
        double number = Math.rint(plain(value));
        if (!(Math.abs(number) <= Integer.MAX_VALUE)) throw ChainFault.of("must be a number of samples, was " + number);
        return (int) number;
    }
}
