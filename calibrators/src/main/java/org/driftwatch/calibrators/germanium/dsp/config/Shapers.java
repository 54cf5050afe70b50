package org.driftwatch.calibrators.germanium.dsp.config;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.driftwatch.calibrators.filter.AsymmetricTrapezoid;
import org.driftwatch.calibrators.filter.AverageCurrent;
import org.driftwatch.calibrators.filter.DoublePoleZero;
import org.driftwatch.calibrators.filter.Logarithm;
import org.driftwatch.calibrators.filter.MovingWindow;
import org.driftwatch.calibrators.filter.PoleZero;
import org.driftwatch.calibrators.filter.RcCr2;
import org.driftwatch.calibrators.filter.SoftPileUp;
import org.driftwatch.calibrators.filter.Trapezoid;
import org.driftwatch.calibrators.filter.Upsampler;
import org.driftwatch.calibrators.filter.Window;

/** What makes a waveform of a waveform. */
final class Shapers {
    private Shapers() {}

    static void addTo(Map<String, Processor> known) {
        known.put("bl_subtract", Processor.of("w, baseline, out", Shapers::subtract));
        known.put("log_check", Processor.of("w, out", call -> shape(call, 1, Logarithm::of)));
        known.put("pole_zero", Processor.of("w, tau, out", call -> shape(call, 2, poleZero(call))));
        known.put("double_pole_zero", Processor.of("w, tau1, tau2, frac, out", Shapers::doublePoleZero));
        known.put("rc_cr2", Processor.of("w, tau, out", call -> shape(call, 2, new RcCr2(call.constant(1))::apply)));
        known.put("inl_correction", Processor.of("w, inl, out", Shapers::linearised));
        known.put("trap_filter", Processor.of("w, rise, flat, out", call -> shape(call, 3, trap(call)::filter)));
        known.put("trap_norm", Processor.of("w, rise, flat, out", call -> shape(call, 3, trap(call)::norm)));
        known.put("asym_trap_filter", Processor.of("w, rise, flat, fall, out", Shapers::asymmetric));
        known.put("moving_window_left", Processor.of("w, length, out", call -> shape(call, 2, window(call)::left)));
        known.put("moving_window_right", Processor.of("w, length, out", call -> shape(call, 2, window(call)::right)));
        known.put("moving_window_multi", Processor.of("w, length, num_mw, mw_type, out", Shapers::windows));
        known.put("avg_current", Processor.of("w, length, out", Shapers::current));
        known.put("windower", Processor.of("w, t0, out", Shapers::cut));
        known.put("upsampler", Processor.of("w, upsample, out", Shapers::upsample));
        known.put("soft_pileup_corr", Processor.of("w, n, tau, out", Shapers::softPileUp));
        known.put("soft_pileup_corr_bl", Processor.of("w, n, tau, baseline, out", Shapers::softPileUpOnLevel));
    }

    private static void shape(Call call, int output, UnaryOperator<double[]> shaper) {
        Value.Series series = call.series(0);
        Function<Frame, double[]> x = Call.samples(series);
        call.series(output, series.length(), series.grid(), frame -> shaper.apply(x.apply(frame)));
    }

    private static void subtract(Call call) {
        Value.Series series = call.series(0);
        Value difference = new Arithmetic(call.chain)
                .elementwise(List.of(series, call.value(1)), operands -> operands[0] - operands[1]);
        call.define(2, difference);
    }

    /** Adds to each sample the correction of its code. */
    private static void linearised(Call call) {
        Value.Series series = call.series(0);
        Function<Frame, double[]> x = Call.samples(series);
        Function<Frame, double[]> corrections = Call.samples(call.series(1));
        call.series(2, series.length(), series.grid(), frame -> corrected(x.apply(frame), corrections.apply(frame)));
    }

    private static double[] corrected(double[] x, double[] corrections) {
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            double code = Math.rint(x[i]);
            if (code < 0 || code >= corrections.length)
                throw new IllegalArgumentException(
                        "code " + code + " is outside the " + corrections.length + " codes that have a correction");
            y[i] = Double.isNaN(code) ? code : x[i] + corrections[(int) code];
        }
        return y;
    }

    private static UnaryOperator<double[]> poleZero(Call call) {
        return new PoleZero(call.constant(1))::apply;
    }

    private static void doublePoleZero(Call call) {
        shape(call, 4, new DoublePoleZero(call.constant(1), call.constant(2), call.constant(3))::apply);
    }

    private static Trapezoid trap(Call call) {
        Trapezoid trap = new Trapezoid(call.whole(1), call.whole(2));
        requireFit("trapezoid", trap.width(), call.series(0));
        return trap;
    }

    private static void asymmetric(Call call) {
        AsymmetricTrapezoid trap = new AsymmetricTrapezoid(call.whole(1), call.whole(2), call.whole(3));
        requireFit("asymmetric trapezoid", trap.width(), call.series(0));
        shape(call, 4, trap::apply);
    }

    private static MovingWindow window(Call call) {
        MovingWindow window = new MovingWindow(call.exactlyWhole(1));
        requireFit("moving window", window.length() + 1, call.series(0));
        return window;
    }

    private static void windows(Call call) {
        MovingWindow window = window(call);
        int passes = call.whole(2);
        int type = call.whole(3);
        if (passes < 0) throw ChainFault.of("number of moving windows must be at least 0, was " + passes);
        if (type < 0 || type > 2) throw ChainFault.of("type of moving windows must be 0, 1 or 2, was " + type);
        MovingWindow.Passes order = MovingWindow.Passes.values()[type];
        shape(call, 4, x -> window.multi(x, passes, order));
    }

    private static void current(Call call) {
        Value.Series series = call.series(0);
        AverageCurrent current = new AverageCurrent(call.exactlyWhole(1));
        requireFit("current", current.length() + 1, series);
        Function<Frame, double[]> x = Call.samples(series);
        call.series(2, series.length() - current.length(), null, frame -> current.apply(x.apply(frame)));
    }

    private static void cut(Call call) {
        Value.Series series = call.series(0);
        Window window = new Window(call.requiredLength(2));
        requireFit("window", window.length() + 1, series);
        Function<Frame, double[]> x = Call.samples(series);
        Reading start = call.number(1);
        call.series(2, window.length(), null, frame -> window.from(x.apply(frame), start.of(frame)));
    }

    private static void upsample(Call call) {
        Function<Frame, double[]> x = Call.samples(call.series(0));
        Upsampler upsampler = new Upsampler(call.exactlyWhole(1));
        int length = call.requiredLength(2);
        call.series(2, length, null, frame -> upsampler.apply(x.apply(frame), length));
    }

    private static SoftPileUp softPileUp(Call call, int samples) {
        requireFit("soft pile-up fit", samples, call.series(0));
        return new SoftPileUp(samples, call.constant(2));
    }

    private static void softPileUp(Call call) {
        shape(call, 3, softPileUp(call, call.exactlyWhole(1))::apply);
    }

    private static void softPileUpOnLevel(Call call) {
        Value.Series series = call.series(0);
        SoftPileUp correction = softPileUp(call, call.exactlyWhole(1));
        Reading level = call.number(3);
        Function<Frame, double[]> x = Call.samples(series);
        call.series(4, series.length(), series.grid(), frame -> correction.apply(x.apply(frame), level.of(frame)));
    }

    static void requireFit(String what, int length, Value.Series series) {
        if (length <= series.length()) return;
        throw ChainFault.ofLength(what + " needs " + length + " samples, the waveform has " + series.length());
    }
}
