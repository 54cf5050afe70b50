package org.driftwatch.calibrators.germanium.dsp.config;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * One use of a processor while it is compiled: its arguments, found out, and the names it makes.
 *
 * <p>The grid of a call is what its entry says, else that of the first series that has one, else of the first time. Times
 * among the arguments are counted in its samples, and a name with a unit of time is a sample of it.
 */
final class Call {
    final Compilation chain;
    private final Entry entry;
    private final List<Value> arguments = new ArrayList<>();
    private final List<Value> initial = new ArrayList<>();
    private final Grid grid;

    Call(Compilation chain, Entry entry) {
        this.chain = chain;
        this.entry = entry;
        Evaluation evaluation = new Evaluation(chain);
        for (int i = 0; i < entry.arguments().size(); i++) {
            Expression argument = entry.arguments().get(i);
            arguments.add(at(i, index -> isMade(argument) ? evaluation.made(argument) : evaluation.of(argument)));
        }
        for (Expression argument : entry.initArguments()) initial.add(evaluation.of(argument));
        grid = entry.grid().isEmpty() ? Arithmetic.gridOf(withDeclared()) : evaluation.grid(entry.grid());
    }

    private boolean isMade(Expression argument) {
        String name = argument instanceof Expression.Name plain ? plain.name() : null;
        if (argument instanceof Expression.Call call) name = call.name();
        return name != null && entry.names().contains(name) && chain.value(name) == null;
    }

    /** A series that is declared with a grid gives its grid too. */
    private List<Value> withDeclared() {
        List<Value> values = new ArrayList<>();
        for (Value value : arguments)
            values.add(
                    value instanceof Value.Made made && made.length() != null
                            ? new Value.Series(-1, made.length(), made.grid(), false)
                            : value);
        return values;
    }

    int size() {
        return arguments.size();
    }

    Grid grid() {
        return grid;
    }

    /** Arguments of a function that makes the function; those of the call stand behind them. */
    List<Value> initial() {
        return initial;
    }

    Value value(int index) {
        return arguments.get(index);
    }

    List<Value> values(int from, int until) {
        return arguments.subList(from, until);
    }

    Value.Series series(int index) {
        return at(index, i -> Evaluation.series(arguments.get(i)));
    }

    /** Reads the samples of a series. */
    static Function<Frame, double[]> samples(Value.Series series) {
        int slot = series.slot();
        return frame -> frame.series[slot];
    }

    Reading number(int index) {
        return at(index, i -> Arithmetic.reading(arguments.get(i), grid));
    }

    /** A number that is the same for all events, a time counted in samples and not rounded. */
    double constant(int index) {
        return at(index, i -> Arithmetic.samples(Evaluation.constant(arguments.get(i)), grid));
    }

    /** The same, to the nearest whole number. */
    int whole(int index) {
        return (int) Math.rint(constant(index));
    }

    /** A number of samples that has to come out whole: nothing rounds it. */
    int exactlyWhole(int index) {
        double samples = constant(index);
        if (Math.abs(samples - Math.rint(samples)) < 1e-6) return (int) Math.rint(samples);
        throw ChainFault.ofLength(entry.whereArgument(index) + " must be a whole number of samples, was " + samples);
    }

    /** One of the letters, quoted. */
    char letter(int index, String letters) {
        return at(index, i -> {
            String text = arguments.get(i) instanceof Value.Text value ? value.text() : "";
            if (text.length() == 1 && letters.contains(text)) return text.charAt(0);
            throw ChainFault.of("must be one of the letters '" + String.join("', '", letters.split("")) + "'");
        });
    }

    /** Length that an output is declared with, −1 when it is not. */
    int declaredLength(int index) {
        Value.Made made = made(index);
        return made.length() == null ? -1 : made.length();
    }

    int requiredLength(int index) {
        int length = declaredLength(index);
        if (length > 0) return length;
        throw ChainFault.of(entry.whereArgument(index) + " needs its length, as in name(100, 'f')");
    }

    /** Makes the series that an argument names. */
    void series(int index, int length, Grid natural, Function<Frame, double[]> function) {
        Value.Made made = made(index);
        if (made.length() != null && made.length() != length)
            throw ChainFault.ofLength(
                    entry.whereArgument(index) + " is declared with " + made.length() + " values, there are " + length);
        Grid of = made.grid() == null ? natural : made.grid();
        chain.define(made.name(), chain.series(length, of, function));
    }

    /** Makes a series that no event changes. */
    void constantSeries(int index, double[] samples) {
        Value.Made made = made(index);
        Value.Series series = chain.constant(samples);
        chain.define(made.name(), new Value.Series(series.slot(), samples.length, made.grid(), false));
    }

    void scalar(int index, Reading reading) {
        int slot = slot(index);
        chain.step(frame -> frame.scalars[slot] = reading.of(frame));
    }

    /** Slot of the number that an argument names; a unit of time makes it a sample of the grid. */
    int slot(int index) {
        return slot(index, Value.Kind.TIME);
    }

    /** @param timed what it is if it has a unit of time */
    int slot(int index, Value.Kind timed) {
        Value.Made made = made(index);
        int slot = chain.newScalar();
        boolean time = timed != Value.Kind.PLAIN && !Double.isNaN(timeUnitNs(made)) && grid != null;
        chain.define(made.name(), new Value.Scalar(slot, time ? timed : Value.Kind.PLAIN, time ? grid : null));
        return slot;
    }

    /** Gives an argument's name to what a function of numbers made. */
    void define(int index, Value value) {
        Value.Made made = made(index);
        if (value instanceof Value.Scalar scalar && Double.isNaN(timeUnitNs(made)))
            chain.define(made.name(), new Value.Scalar(scalar.slot(), Value.Kind.PLAIN, null));
        else chain.define(made.name(), value);
    }

    private double timeUnitNs(Value.Made made) {
        double declared = made.unitNs();
        return Double.isNaN(declared) ? TimeUnits.ns(entry.config().unit(made.name())) : declared;
    }

    private Value.Made made(int index) {
        if (arguments.get(index) instanceof Value.Made made) return made;
        throw ChainFault.of(entry.whereArgument(index) + " must be one of the names that this processor makes: "
                + String.join(", ", entry.names()));
    }

    private <T> T at(int index, IntFunction<T> work) {
        try {
            return work.apply(index);
        } catch (ChainFault fault) {
            throw fault.getMessage().startsWith(entry.where())
                    ? fault
                    : ChainFault.at(entry.whereArgument(index), fault);
        }
    }
}
