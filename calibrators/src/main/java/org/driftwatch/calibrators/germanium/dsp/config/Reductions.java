package org.driftwatch.calibrators.germanium.dsp.config;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.driftwatch.calibrators.filter.MinMax;

/** Functions of numpy that make one number of a waveform; a NaN among the samples makes it NaN. */
final class Reductions {
    private Reductions() {}

    static void addTo(Map<String, Processor> known) {
        for (String name : new String[] {"amax", "max"})
            add(known, name, x -> MinMax.of(x).max());
        for (String name : new String[] {"amin", "min"})
            add(known, name, x -> MinMax.of(x).min());
        add(known, "argmax", x -> MinMax.of(x).maxAt());
        add(known, "argmin", x -> MinMax.of(x).minAt());
        add(known, "sum", Reductions::sum);
        add(known, "mean", x -> sum(x) / x.length);
        add(known, "std", x -> Math.sqrt(variance(x)));
        add(known, "var", Reductions::variance);
        add(known, "median", Reductions::median);
        add(known, "ptp", x -> MinMax.of(x).max() - MinMax.of(x).min());
    }

    /** The axis, if one is given, is that of the samples: 1, of one waveform −1. */
    private static void add(Map<String, Processor> known, String name, ToDoubleFunction<double[]> reduction) {
        known.put(name, Processor.of("w, [axis], out", call -> {
            int output = call.size() - 1;
            int axis = output == 2 ? call.whole(1) : 1;
            if (axis != 1 && axis != -1)
                throw ChainFault.of("axis must be 1 or -1, the samples of a waveform, was " + axis);
            Function<Frame, double[]> x = Call.samples(call.series(0));
            call.scalar(output, frame -> reduction.applyAsDouble(x.apply(frame)));
        }));
    }

    private static double sum(double[] x) {
        double sum = 0;
        for (double value : x) sum += value;
        return sum;
    }

    private static double variance(double[] x) {
        double mean = sum(x) / x.length;
        double squares = 0;
        for (double value : x) squares += (value - mean) * (value - mean);
        return squares / x.length;
    }

    private static double median(double[] x) {
        if (Double.isNaN(sum(x))) return Double.NaN;
        double[] sorted = x.clone();
        Arrays.sort(sorted);
        return (sorted[(x.length - 1) / 2] + sorted[x.length / 2]) / 2;
    }
}
