package org.driftwatch.calibrators.germanium.dsp.config;

import java.util.ArrayList;
import java.util.List;

/** Compiles what some outputs of a chain need, for one shape of the waveform, into its plain form. */
final class ChainCompiler {
    private final ParsedChain chain;
    private final boolean compat;

    ChainCompiler(ParsedChain chain, boolean compat) {
        this.chain = chain;
        this.compat = compat;
    }

    /** @throws ChainFault one line with file, processor, argument and value */
    Program compile(List<String> outputs, int samples, double periodNs, double startNs) {
        Compilation compilation = new Compilation(compat);
        Grid grid = new Grid(periodNs, new Grid.Fixed(startNs));
        Value.Series waveform = new Value.Series(compilation.newSeries(), samples, grid, true);
        for (String input : chain.inputs()) compilation.define(input, waveform);
        for (String column : chain.columns())
            compilation.define(column, new Value.Scalar(compilation.newScalar(), Value.Kind.PLAIN, null));
        for (Entry entry : chain.orderFor(outputs)) compile(entry, compilation);
        List<Reading> readings = new ArrayList<>();
        for (String output : outputs) readings.add(reading(output, compilation.value(output)));
        return compilation.program(samples, chain.columns().size(), readings);
    }

    private static void compile(Entry entry, Compilation compilation) {
        compilation.enter(entry);
        try {
            if (entry.processor() == null) compileExpression(entry, compilation);
            else entry.processor().compile(new Call(compilation, entry));
            for (String name : entry.names()) {
                if (compilation.value(name) == null)
                    throw ChainFault.of("'" + name + "' is not among its arguments, so it is never made");
            }
        } catch (IllegalArgumentException e) {
            if (e instanceof ChainFault && e.getMessage().startsWith(entry.where())) throw e;
            throw ChainFault.at(entry.where(), e);
        }
    }

    private static void compileExpression(Entry entry, Compilation compilation) {
        if (entry.names().size() > 1)
            throw ChainFault.of(
                    "an expression makes one name, not " + entry.names().size());
        compilation.define(
                entry.names().get(0),
                new Evaluation(compilation).of(entry.arguments().get(0)));
    }

    /** What leaves the chain: of a sample of a grid its time, in the unit of the file. */
    private Reading reading(String output, Value value) {
        String where = chain.source() + ": outputs: '" + output + "' ";
        if (value instanceof Value.Series series)
            throw ChainFault.of(where + "has " + series.length() + " values per event, an output has one");
        if (value instanceof Value.Constant constant) return frame -> constant.value();
        if (!(value instanceof Value.Scalar scalar)) throw ChainFault.of(where + "is no number");
        int slot = scalar.slot();
        if (scalar.kind() == Value.Kind.PLAIN) return frame -> frame.scalars[slot];
        double unit = TimeUnits.ns(chain.unit(output));
        double unitNs = Double.isNaN(unit) ? 1 : unit;
        Grid grid = scalar.grid();
        if (scalar.kind() == Value.Kind.DURATION) return frame -> frame.scalars[slot] * grid.periodNs() / unitNs;
        return frame -> grid.timeNs(frame.scalars[slot], frame) / unitNs;
    }
}
