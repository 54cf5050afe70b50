package org.driftwatch.calibrators.germanium.dsp.config;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import org.driftwatch.calibrators.filter.ExtremaSearch;
import org.driftwatch.calibrators.filter.LineResiduals;
import org.driftwatch.calibrators.filter.LinearFit;
import org.driftwatch.calibrators.filter.MinMax;
import org.driftwatch.calibrators.filter.Saturation;

/** What makes a few numbers of a waveform. */
final class Measurements {
    private Measurements() {}

    static void addTo(Map<String, Processor> known) {
        known.put("min_max", Processor.of("w, t_min, t_max, a_min, a_max", Measurements::minMax));
        known.put("saturation", Processor.of("w, bits, n_lo, n_hi", Measurements::saturation));
        known.put("linear_slope_fit", Processor.of("w, mean, stdev, slope, intercept", Measurements::lineFit));
        known.put("linear_slope_diff", Processor.of("w, slope, intercept, mean, rms", Measurements::lineDifference));
        known.put(
                "get_multi_local_extrema",
                Processor.of(
                        "w, delta_max, delta_min, direction, abs_max, abs_min, vt_max, vt_min, n_max, n_min",
                        Measurements::extrema));
    }

    private static void minMax(Call call) {
        Function<Frame, double[]> x = Call.samples(call.series(0));
        int[] slots = {call.slot(1), call.slot(2), call.slot(3), call.slot(4)};
        call.chain.step(frame -> {
            MinMax range = MinMax.of(x.apply(frame));
            put(frame, slots, range.minAt(), range.maxAt(), range.min(), range.max());
        });
    }

    private static void saturation(Call call) {
        Function<Frame, double[]> x = Call.samples(call.series(0));
        Saturation saturation = new Saturation(call.whole(1), call.chain.compat);
        int[] slots = {call.slot(2), call.slot(3)};
        call.chain.step(frame -> {
            Saturation.Count count = saturation.count(x.apply(frame));
            put(frame, slots, count.low(), count.high());
        });
    }

    /** Of samples as they were read out the mean is the running one in single precision, as in the built-in chain. */
    private static void lineFit(Call call) {
        Value.Series series = call.series(0);
        Function<Frame, double[]> x = Call.samples(series);
        int[] slots = {call.slot(1), call.slot(2), call.slot(3), call.slot(4)};
        boolean raw = series.raw();
        call.chain.step(frame -> {
            double[] samples = x.apply(frame);
            LinearFit fit = LinearFit.of(samples);
            double mean = raw ? LinearFit.singlePrecisionMean(samples) : fit.mean();
            put(frame, slots, mean, fit.std(), fit.slope(), fit.intercept());
        });
    }

    private static void lineDifference(Call call) {
        Function<Frame, double[]> x = Call.samples(call.series(0));
        Reading slope = call.number(1);
        Reading intercept = call.number(2);
        boolean compat = call.chain.compat;
        int[] slots = {call.slot(3), call.slot(4)};
        call.chain.step(frame -> {
            LineResiduals rest = LineResiduals.of(x.apply(frame), slope.of(frame), intercept.of(frame), compat);
            put(frame, slots, rest.mean(), rest.rms());
        });
    }

    private static void extrema(Call call) {
        Value.Series series = call.series(0);
        int mostMaxima = fitting(call.requiredLength(6), series);
        int mostMinima = fitting(call.requiredLength(7), series);
        Function<Frame, ExtremaSearch.Found> search = search(call, mostMaxima, mostMinima);
        int found = call.chain.newSeries();
        int[] slots = {call.slot(8), call.slot(9)};
        double[] counts = new double[2];
        call.chain.step(frame -> {
            ExtremaSearch.Found extrema = search.apply(frame);
            counts[0] = extrema.maxima().length;
            counts[1] = extrema.minima().length;
            frame.series[found] = padded(extrema, mostMaxima, mostMinima);
            put(frame, slots, counts);
        });
        call.series(6, mostMaxima, null, frame -> Arrays.copyOf(frame.series[found], mostMaxima));
        call.series(
                7,
                mostMinima,
                null,
                frame -> Arrays.copyOfRange(frame.series[found], mostMaxima, mostMaxima + mostMinima));
    }

    private static Function<Frame, ExtremaSearch.Found> search(Call call, int mostMaxima, int mostMinima) {
        Function<Frame, double[]> x = Call.samples(call.series(0));
        Reading deltaMax = call.number(1);
        Reading deltaMin = call.number(2);
        int direction = call.whole(3);
        if (direction < 0 || direction > 3)
            throw ChainFault.of("search direction must be 0, 1, 2 or 3, was " + direction);
        Reading absMax = call.number(4);
        Reading absMin = call.number(5);
        boolean compat = call.chain.compat;
        return frame -> new ExtremaSearch(
                        deltaMax.of(frame),
                        deltaMin.of(frame),
                        absMax.of(frame),
                        absMin.of(frame),
                        ExtremaSearch.Direction.values()[direction],
                        compat)
                .find(x.apply(frame), mostMaxima, mostMinima);
    }

    private static int fitting(int length, Value.Series series) {
        if (length < series.length()) return length;
        throw ChainFault.ofLength("an array of " + length + " extrema must be shorter than the waveform of "
                + series.length() + " samples");
    }

    private static double[] padded(ExtremaSearch.Found extrema, int maxima, int minima) {
        double[] padded = new double[maxima + minima];
        Arrays.fill(padded, Double.NaN);
        for (int i = 0; i < extrema.maxima().length; i++) padded[i] = extrema.maxima()[i];
        for (int i = 0; i < extrema.minima().length; i++) padded[maxima + i] = extrema.minima()[i];
        return padded;
    }

    private static void put(Frame frame, int[] slots, double... values) {
        for (int k = 0; k < slots.length; k++) frame.scalars[slots[k]] = values[k];
    }
}
