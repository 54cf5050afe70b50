package org.driftwatch.calibrators.germanium.dsp.config;

import java.util.function.Consumer;

/**
 * A function of a chain file.
 *
 * @param arguments what it takes, for errors; the fewest are those in front of a '['
 * @param fewest fewest arguments
 * @param most most arguments
 * @param compiler turns a call into steps
 */
record Processor(String arguments, int fewest, int most, Consumer<Call> compiler) {
    static Processor of(String arguments, Consumer<Call> compiler) {
        int most = arguments.split(",").length;
        int bracket = arguments.indexOf('[');
        int fewest = bracket < 0 ? most : arguments.substring(0, bracket).split(",").length;
        return new Processor(arguments.replace("[", "").replace("]", ""), fewest, most, compiler);
    }

    void compile(Call call) {
        int count = call.size();
        if (count < fewest || count > most)
            throw ChainFault.of("takes " + (fewest == most ? "" : fewest + " to ") + most + " arguments (" + arguments
                    + "), has " + count);
        if (arguments.startsWith("w,")) call.series(0); // complains when it is none, before the rest does
        compiler.accept(call);
    }
}
