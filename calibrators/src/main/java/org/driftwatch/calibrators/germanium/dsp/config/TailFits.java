package org.driftwatch.calibrators.germanium.dsp.config;

import java.util.Map;
import java.util.function.Function;
import org.driftwatch.calibrators.germanium.polezero.TailFlatness;
import org.driftwatch.calibrators.germanium.polezero.TwoDecays;

/** What finds the decay constants that make the tail of each waveform flat. */
final class TailFits {
    private TailFits() {}

    static void addTo(Map<String, Processor> known) {
        known.put("optimize_1pz", Processor.of("w, baseline, t_beg, t_end, p0, tau", TailFits::one));
        known.put(
                "optimize_2pz",
                Processor.of(
                        "w, baseline, t_beg, t_end, tau_max, frac_max, p0, p1, p2, tau1, tau2, frac", TailFits::two));
    }

    private static void one(Call call) {
        Function<Frame, double[]> x = withoutBaseline(call);
        Function<Frame, TailFlatness> tail = tail(call);
        Reading start = call.number(4);
        int slot = call.slot(5, Value.Kind.DURATION);
        call.chain.step(frame -> {
            TailFlatness flatness = tail.apply(frame);
            double p0 = start.of(frame);
            boolean unknown = flatness == null || Double.isNaN(p0);
            frame.scalars[slot] = unknown ? Double.NaN : flatness.flattest(x.apply(frame), above0(p0, "start"));
        });
    }

    private static void two(Call call) {
        Function<Frame, double[]> x = withoutBaseline(call);
        Function<Frame, TailFlatness> tail = tail(call);
        Reading[] numbers = new Reading[5];
        for (int i = 0; i < numbers.length; i++) numbers[i] = call.number(4 + i);
        int[] slots = {
            call.slot(9, Value.Kind.DURATION), call.slot(10, Value.Kind.DURATION), call.slot(11, Value.Kind.PLAIN)
        };
        call.chain.step(frame -> {
            TwoDecays flat = two(x.apply(frame), tail.apply(frame), numbers, frame);
            frame.scalars[slots[0]] = flat.tau1();
            frame.scalars[slots[1]] = flat.tau2();
            frame.scalars[slots[2]] = flat.fraction();
        });
    }

    private static TwoDecays two(double[] x, TailFlatness tail, Reading[] numbers, Frame frame) {
        double[] p = new double[numbers.length];
        boolean unknown = tail == null;
        for (int i = 0; i < p.length; i++) {
            p[i] = numbers[i].of(frame);
            unknown |= Double.isNaN(p[i]);
        }
        if (unknown) return new TwoDecays(Double.NaN, Double.NaN, Double.NaN);
        double longest = above0(p[0], "tau_max");
        TwoDecays start = new TwoDecays(above0(p[2], "p0"), above0(p[3], "p1"), p[4]);
        return tail.flattest(x, start, new TwoDecays(longest, longest, above0(p[1], "frac_max")));
    }

    private static double above0(double value, String name) {
        if (value > 0) return value;
        throw new IllegalArgumentException(name + " must be above 0, was " + value);
    }

    private static Function<Frame, double[]> withoutBaseline(Call call) {
        Function<Frame, double[]> x = Call.samples(call.series(0));
        Reading baseline = call.number(1);
        return frame -> {
            double[] y = x.apply(frame).clone();
            double level = baseline.of(frame);
            for (int i = 0; i < y.length; i++) y[i] -= level;
            return y;
        };
    }

    /** Where the tail is; null when one of its ends is NaN. */
    private static Function<Frame, TailFlatness> tail(Call call) {
        int samples = call.series(0).length();
        Reading from = call.number(2);
        Reading until = call.number(3);
        return frame -> {
            double a = from.of(frame);
            double b = until.of(frame);
            if (Double.isNaN(a) || Double.isNaN(b)) return null;
            return new TailFlatness(index(a, "t_beg", samples), index(b, "t_end", samples));
        };
    }

    private static int index(double sample, String name, int samples) {
        double whole = Math.rint(sample);
        if (Math.abs(sample - whole) < 1e-6 && whole >= 0 && whole <= samples) return (int) whole;
        throw new IllegalArgumentException(
                name + " must be a whole number of samples from 0 to " + samples + ", was " + sample);
    }
}
