package org.driftwatch.calibrators.germanium.dsp.config;

import java.util.Map;
import java.util.function.Function;
import org.driftwatch.calibrators.filter.HaarTransform;
import org.driftwatch.calibrators.filter.PowerSpectrum;
import org.driftwatch.calibrators.filter.SampleHistogram;

/** What says something else of a waveform than its course in time: spectra, wavelet coefficients, histograms. */
final class Transforms {
    private Transforms() {}

    static void addTo(Map<String, Processor> known) {
        known.put("psd", Processor.of("w, power", Transforms::power));
        known.put("discrete_wavelet_transform", Processor.of("w, out", Transforms::wavelet));
        known.put("histogram", Processor.of("w, weights, borders", Transforms::histogram));
        known.put("histogram_stats", Processor.of("weights, borders, mode, max, hwhm, near", Transforms::top));
    }

    private static void power(Call call) {
        Value.Series series = call.series(0);
        Function<Frame, double[]> x = Call.samples(series);
        call.series(1, series.length() / 2 + 1, null, frame -> PowerSpectrum.of(x.apply(frame)));
    }

    /** {@code init_args} are the wavelet, the level and the letter of the coefficients, as in the peer. */
    private static void wavelet(Call call) {
        Value.Series series = call.series(0);
        if (call.initial().size() != 3)
            throw ChainFault.of("needs init_args: wavelet, level, 'a' or 'd'; it has "
                    + call.initial().size());
        String name = text(call.initial().get(0));
        if (!name.equals("haar") && !name.equals("db1"))
            throw ChainFault.of("wavelet must be 'haar' or 'db1', which are the same, was '" + name + "'");
        String which = text(call.initial().get(2));
        if (!which.equals("a") && !which.equals("d"))
            throw ChainFault.of("coefficients must be 'a' or 'd', were '" + which + "'");
        double level = Evaluation.constant(call.initial().get(1)).value();
        HaarTransform transform = new HaarTransform((int) Math.rint(level), which.equals("d"));
        Function<Frame, double[]> x = Call.samples(series);
        call.series(1, transform.length(series.length()), null, frame -> transform.apply(x.apply(frame)));
    }

    private static String text(Value value) {
        return value instanceof Value.Text text ? text.text() : "";
    }

    private static void histogram(Call call) {
        Function<Frame, double[]> x = Call.samples(call.series(0));
        int bins = call.requiredLength(1);
        if (call.requiredLength(2) != bins + 1)
            throw ChainFault.of("borders must have " + (bins + 1) + " values, one more than there are bins, have "
                    + call.requiredLength(2));
        SampleHistogram[] last = new SampleHistogram[1];
        call.series(1, bins, null, frame -> {
            last[0] = SampleHistogram.of(x.apply(frame), bins);
            return last[0].weights();
        });
        call.series(2, bins + 1, null, frame -> last[0].borders());
    }

    private static void top(Call call) {
        Function<Frame, double[]> weights = Call.samples(call.series(0));
        Function<Frame, double[]> borders = Call.samples(call.series(1));
        if (call.series(1).length() != call.series(0).length() + 1)
            throw ChainFault.of("borders must have one value more than weights");
        Reading near = call.number(5);
        int[] slots = {call.slot(2), call.slot(3), call.slot(4)};
        call.chain.step(frame -> {
            SampleHistogram histogram = new SampleHistogram(weights.apply(frame), borders.apply(frame));
            SampleHistogram.Top top = histogram.top(near.of(frame));
            frame.scalars[slots[0]] = top.index();
            frame.scalars[slots[1]] = top.position();
            frame.scalars[slots[2]] = top.halfWidth();
        });
    }
}
