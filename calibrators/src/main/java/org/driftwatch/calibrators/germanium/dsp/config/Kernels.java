package org.driftwatch.calibrators.germanium.dsp.config;

import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import org.driftwatch.calibrators.filter.Convolution;
import org.driftwatch.calibrators.filter.CuspKernel;
import org.driftwatch.calibrators.filter.RampKernel;

/**
 * Kernels, and what convolves with them. Beside the form in which a kernel is a processor of its own there is the older
 * one: {@code init_args} say the kernel and the processor convolves at once.
 */
final class Kernels {
    private Kernels() {}

    static void addTo(Map<String, Processor> known) {
        known.put("convolve_wf", Processor.of("w, kernel, mode, out", Kernels::convolve));
        known.put("fft_convolve_wf", Processor.of("w, kernel, mode, out", Kernels::convolve));
        known.put("t0_filter", new Processor("rise, fall, kernel", 2, 3, Kernels::ramp));
        known.put(
                "cusp_filter", new Processor("sigma, flat, decay, kernel", 2, 4, call -> cusp(call, CuspKernel::cusp)));
        known.put("zac_filter", new Processor("sigma, flat, decay, kernel", 2, 4, call -> cusp(call, CuspKernel::zac)));
    }

    private static void convolve(Call call) {
        Value.Series kernel = call.series(1);
        char mode = call.letter(2, "svf");
        Function<Frame, double[]> k = Call.samples(kernel);
        convolve(call, 3, kernel.length(), mode, k);
    }

    private static void convolve(Call call, int output, int kernel, char mode, Function<Frame, double[]> k) {
        Value.Series series = call.series(0);
        int n = series.length();
        if (mode == 'v' && kernel > n)
            throw ChainFault.ofLength(
                    "kernel of " + kernel + " samples is longer than the waveform of " + n + " samples");
        int length = mode == 's' ? Math.max(n, kernel) : mode == 'v' ? n - kernel + 1 : n + kernel - 1;
        BinaryOperator<double[]> convolution =
                mode == 's' ? Convolution::same : mode == 'v' ? Convolution::valid : Convolution::full;
        Function<Frame, double[]> x = Call.samples(series);
        call.series(output, length, null, frame -> convolution.apply(x.apply(frame), k.apply(frame)));
    }

    /** The ramp is rounded to whole samples; the box is the rest of the length, so that the area stays 0. */
    private static void ramp(Call call) {
        if (call.size() == 2) {
            double[] kernel = rampOf(initial(call, 0), initial(call, 1), -1);
            convolve(call, 1, kernel.length, 's', frame -> kernel);
            return;
        }
        call.constantSeries(2, rampOf(call.constant(0), call.constant(1), call.declaredLength(2)));
    }

    private static double[] rampOf(double rise, double fall, int declared) {
        int ramp = (int) Math.rint(rise);
        int length = declared < 0 ? (int) Math.rint(rise + fall) : declared;
        if (Math.abs(length - (rise + fall)) >= 1)
            throw ChainFault.ofLength(
                    "onset kernel is declared with " + length + " samples, rise and fall have " + (rise + fall));
        return new RampKernel(ramp, length - ramp).values();
    }

    private static void cusp(Call call, Function<CuspKernel, double[]> shape) {
        if (call.size() == 2) {
            CuspKernel kernel =
                    kernel(initial(call, 1), initial(call, 2), initial(call, 3), (int) Math.rint(initial(call, 0)));
            double[] values = shape.apply(kernel);
            convolve(call, 1, values.length, 'v', frame -> values);
            return;
        }
        if (call.size() == 3) throw ChainFault.of("takes 4 arguments (sigma, flat, decay, kernel), has 3");
        CuspKernel kernel = kernel(call.constant(0), call.constant(1), call.constant(2), call.requiredLength(3));
        call.constantSeries(3, shape.apply(kernel));
    }

    private static CuspKernel kernel(double sigma, double flat, double decay, int length) {
        int top = (int) Math.rint(flat);
        if (length < top + 4)
            throw ChainFault.ofLength(
                    "kernel of " + length + " samples is too short for a flat top of " + top + " samples");
        return new CuspKernel(sigma, top, decay, length);
    }

    private static double initial(Call call, int index) {
        List<Value> initial = call.initial();
        if (index >= initial.size())
            throw ChainFault.of("with 2 arguments it needs init_args, of which it has " + initial.size());
        return Arithmetic.samples(Evaluation.constant(initial.get(index)), call.grid());
    }
}
