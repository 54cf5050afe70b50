package org.driftwatch.calibrators.germanium.dsp;

import org.apache.commons.math3.util.FastMath;
import org.driftwatch.calibrators.filter.CuspKernel;

/** Cusp and zero-area cusp of the baseline-subtracted waveform; the zero-area one is a cusp and a parabola. */
final class CuspStage {
    private final DspSettings settings;
    private final SlidingKernel cusp;
    private final SlidingKernel zacCusp;
    private final SlidingKernel zacParabola;
    private final double[] cuspOut;
    private final double[] zacOut;
    private final double[] parabolaOut;

    CuspStage(DspSettings settings, ChainLengths lengths) {
        this.settings = settings;
        int outputs = lengths.convolutionOutput();
        cusp = cuspOf(lengths.cusp(), outputs);
        zacCusp = lengths.zac().equals(lengths.cusp()) ? cusp : cuspOf(lengths.zac(), outputs);
        zacParabola = parabolaOf(lengths.zac(), outputs);
        cuspOut = new double[outputs];
        zacOut = zacCusp == cusp ? cuspOut : new double[outputs];
        parabolaOut = new double[outputs];
    }

    /** On the sinh branches the operator leaves nothing, on the flat top (1−e)·(2−E). */
    static SlidingKernel cuspOf(CuspKernel kernel, int outputs) {
        double half = FastMath.sinh(0.5 / kernel.sigma());
        double aboveTwo = 4 * half * half; // 2 cosh(1/s) − 2
        double[] between = {0, -aboveTwo * (1 - kernel.perSample()), 0};
        return new SlidingKernel(kernel.cusp(), 2 + aboveTwo, knots(kernel), between, outputs);
    }

    /** On its branches the second difference of the scaled parabola is 2·scale·(1−e). */
    static SlidingKernel parabolaOf(CuspKernel kernel, int outputs) {
        double curvature = 2 * kernel.parabolaScale() * (1 - kernel.perSample());
        return new SlidingKernel(kernel.parabola(), 2, knots(kernel), new double[] {curvature, 0, curvature}, outputs);
    }

    private static int[] knots(CuspKernel kernel) {
        int rise = kernel.rise();
        return new int[] {0, rise, rise + kernel.flat() + 1, kernel.length()};
    }

    void run(Workspace space, double[] out) {
        cusp.apply(space.subtracted, cuspOut);
        DspOutput.CUSP_E_MAX.put(out, largest(cuspOut));
        DspOutput.CUSP_E_FTP.put(out, at(cuspOut, settings.cusp().sample()));
        if (zacOut != cuspOut) zacCusp.apply(space.subtracted, zacOut);
        zacParabola.apply(space.subtracted, parabolaOut);
        for (int j = 0; j < parabolaOut.length; j++) parabolaOut[j] += zacOut[j];
        DspOutput.ZAC_E_MAX.put(out, largest(parabolaOut));
        DspOutput.ZAC_E_FTP.put(out, at(parabolaOut, settings.zac().sample()));
    }

    private static double largest(double[] y) {
        double largest = y[0];
        for (double value : y) if (value > largest) largest = value;
        return largest;
    }

    private static double at(double[] y, int sample) {
        return sample < y.length ? y[sample] : Double.NaN;
    }
}
