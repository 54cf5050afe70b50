package org.driftwatch.calibrators.germanium.dsp.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** A chain while it is compiled for one shape of the waveform: what each name is, and the steps so far. */
final class Compilation {
    final boolean compat;
    private final SortedMap<String, Value> values = new TreeMap<>();
    private final List<Program.Named> steps = new ArrayList<>();
    private final SortedMap<Integer, double[]> constants = new TreeMap<>();
    private int series;
    private int scalars;
    private String where = "";

    Compilation(boolean compat) {
        this.compat = compat;
    }

    /** Place of the entry that is being compiled, for errors while the chain runs. */
    void enter(Entry entry) {
        where = entry.where();
    }

    void define(String name, Value value) {
        values.put(name, value);
    }

    /** What a name is, null when nothing yet. */
    Value value(String name) {
        return values.get(name);
    }

    int newSeries() {
        return series++;
    }

    int newScalar() {
        return scalars++;
    }

    void step(Step step) {
        steps.add(new Program.Named(where, step));
    }

    /** A series that is the same for every event. */
    Value.Series constant(double[] samples) {
        int slot = newSeries();
        constants.put(slot, samples);
        return new Value.Series(slot, samples.length, null, false);
    }

    /** A series that a function makes of the frame in each event. */
    Value.Series series(int length, Grid grid, Function<Frame, double[]> function) {
        int slot = newSeries();
        step(frame -> frame.series[slot] = function.apply(frame));
        return new Value.Series(slot, length, grid, false);
    }

    Value.Scalar scalar(Value.Kind kind, Grid grid, Reading reading) {
        int slot = newScalar();
        step(frame -> frame.scalars[slot] = reading.of(frame));
        return new Value.Scalar(slot, kind, grid);
    }

    /** @param columns how many of the first numbers are given with the waveform */
    Program program(int samples, int columns, List<Reading> outputs) {
        Frame frame = new Frame(series, scalars);
        for (Map.Entry<Integer, double[]> constant : constants.entrySet())
            frame.series[constant.getKey()] = constant.getValue();
        return new Program(samples, columns, frame, List.copyOf(steps), List.copyOf(outputs));
    }
}
