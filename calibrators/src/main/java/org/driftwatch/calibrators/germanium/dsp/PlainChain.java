package org.driftwatch.calibrators.germanium.dsp;

import static org.driftwatch.calibrators.germanium.dsp.ChainLengths.CURRENT_AVERAGE;
import static org.driftwatch.calibrators.germanium.dsp.ChainLengths.CURRENT_WINDOW;
import static org.driftwatch.calibrators.germanium.dsp.ChainLengths.LATE_CHARGE;
import static org.driftwatch.calibrators.germanium.dsp.ChainLengths.MOST_EXTREMA;
import static org.driftwatch.calibrators.germanium.dsp.ChainLengths.PASSES;
import static org.driftwatch.calibrators.germanium.dsp.ChainLengths.PLAIN_CURRENT_AVERAGE;
import static org.driftwatch.calibrators.germanium.dsp.ChainLengths.UPSAMPLED;
import static org.driftwatch.calibrators.germanium.dsp.ChainLengths.UPSAMPLING;

import java.util.Arrays;
import org.driftwatch.calibrators.filter.AverageCurrent;
import org.driftwatch.calibrators.filter.Convolution;
import org.driftwatch.calibrators.filter.Crossing;
import org.driftwatch.calibrators.filter.LinearFit;
import org.driftwatch.calibrators.filter.LocalExtrema;
import org.driftwatch.calibrators.filter.Logarithm;
import org.driftwatch.calibrators.filter.MinMax;
import org.driftwatch.calibrators.filter.MovingWindow;
import org.driftwatch.calibrators.filter.Pickoff;
import org.driftwatch.calibrators.filter.Saturation;
import org.driftwatch.calibrators.filter.Trapezoid;
import org.driftwatch.calibrators.filter.Upsampler;
import org.driftwatch.calibrators.filter.Window;

/**
 * The chain as its definition reads, filter after filter, in double precision. The one exception is the mean of the
 * baseline, see {@link LinearFit#singlePrecisionMean}: it enters everything after it.
 *
 * <p>Slow (a cusp of 5 800 samples is convolved directly) and stateless: it is what {@link GermaniumDsp} is checked
 * against.
 */
final class PlainChain {
    private final DspSettings settings;
    private final ChainLengths lengths;

    PlainChain(DspSettings settings, int samples, double periodNs, double startNs) {
        this.settings = settings;
        this.lengths = ChainLengths.of(settings, samples, periodNs, startNs);
    }

    double[] process(double[] waveform) {
        double[] out = new double[DspOutput.NAMES.size()];
        range(waveform, out);
        baseline(Arrays.copyOf(waveform, lengths.baseline()), out);
        double[] subtracted = minus(waveform, DspOutput.BL_MEAN.of(out));
        double[] flattened = lengths.poleZero().apply(subtracted);
        tails(subtracted, flattened, out);
        double[] onset = Convolution.same(flattened, lengths.onset().values());
        onsets(onset, flattened, out);
        traps(flattened, out);
        cusps(Arrays.copyOf(subtracted, lengths.convolved()), out);
        timePoints(flattened, out);
        drift(flattened, out);
        lateCharge(flattened, out);
        current(flattened, out);
        pileUp(onset, out);
        return out;
    }

    private void range(double[] waveform, double[] out) {
        MinMax range = MinMax.of(waveform);
        DspOutput.TP_MIN.put(out, lengths.timeNs(range.minAt()));
        DspOutput.TP_MAX.put(out, lengths.timeNs(range.maxAt()));
        DspOutput.WF_MIN.put(out, range.min());
        DspOutput.WF_MAX.put(out, range.max());
        Saturation.Count saturated = new Saturation(16, settings.compat()).count(waveform);
        DspOutput.N_SAT_LO.put(out, saturated.low());
        DspOutput.N_SAT_HI.put(out, saturated.high());
        DspOutput.T_SAT_LO_DUMMY.put(out, saturated.low() + saturated.high());
    }

    private static void baseline(double[] baseline, double[] out) {
        LinearFit fit = LinearFit.of(baseline);
        DspOutput.BL_MEAN.put(out, LinearFit.singlePrecisionMean(baseline));
        DspOutput.BL_STD.put(out, fit.std());
        DspOutput.BL_SLOPE.put(out, fit.slope());
        DspOutput.BL_INTERCEPT.put(out, fit.intercept());
        DspOutput.BL_SLOPE_RMS.put(out, fit.residualRms(baseline));
    }

    private void tails(double[] subtracted, double[] flattened, double[] out) {
        DspOutput.TAIL_SLOPE.put(
                out, LinearFit.of(Logarithm.of(tail(subtracted))).slope());
        LinearFit single = LinearFit.of(tail(flattened));
        DspOutput.PZ_MEAN.put(out, single.mean());
        DspOutput.PZ_STD.put(out, single.std());
        DspOutput.PZ_SLOPE.put(out, single.slope());
        DspOutput.PZ_INTERCEPT.put(out, single.intercept());
        LinearFit twofold = LinearFit.of(tail(lengths.doublePoleZero().apply(subtracted)));
        DspOutput.DPZ_MEAN.put(out, twofold.mean());
        DspOutput.DPZ_SLOPE.put(out, twofold.slope());
    }

    private void onsets(double[] onset, double[] flattened, double[] out) {
        double noise = DspOutput.BL_STD.of(out);
        double start = MinMax.of(onset).maxAt();
        DspOutput.TP_START.put(out, lengths.timeNs(start));
        DspOutput.TP_0_EST.put(out, lengths.timeNs(Crossing.backward(onset, noise, start)));
        double[] asymmetric = lengths.asymmetric().apply(flattened);
        DspOutput.TP_0_ATRAP.put(out, lengths.timeNs(Crossing.backward(asymmetric, noise, start)));
    }

    private void traps(double[] flattened, double[] out) {
        double[] energy = lengths.energy().norm(flattened);
        DspOutput.TRAP_T_MAX.put(
                out, MinMax.of(lengths.timing().norm(flattened)).max());
        DspOutput.TRAP_E_MAX.put(out, MinMax.of(energy).max());
        double at = Math.rint(sample(DspOutput.TP_0_EST, out) + lengths.energyPickoff());
        DspOutput.TRAP_E_FTP.put(out, Pickoff.linear(energy, at));
        DspOutput.BASELINE_E_MAX.put(
                out, MinMax.of(Arrays.copyOf(energy, lengths.baseline())).max());
    }

    private void cusps(double[] kept, double[] out) {
        double[] cusp = Convolution.valid(kept, lengths.cusp().cusp());
        DspOutput.CUSP_E_MAX.put(out, MinMax.of(cusp).max());
        DspOutput.CUSP_E_FTP.put(out, Pickoff.sample(cusp, settings.cusp().sample()));
        double[] zac = Convolution.valid(kept, lengths.zac().zac());
        DspOutput.ZAC_E_MAX.put(out, MinMax.of(zac).max());
        DspOutput.ZAC_E_FTP.put(out, Pickoff.sample(zac, settings.zac().sample()));
    }

    private void timePoints(double[] flattened, double[] out) {
        double height = DspOutput.TRAP_T_MAX.of(out);
        double onset = sample(DspOutput.TP_0_EST, out);
        double tp99 = Crossing.forward(flattened, 0.99 * height, onset);
        double tp95 = Crossing.backward(flattened, 0.95 * height, tp99);
        double tp90 = Crossing.backward(flattened, 0.9 * height, tp95);
        double tp80 = Crossing.backward(flattened, 0.8 * height, tp90);
        double tp50 = Crossing.backward(flattened, 0.5 * height, tp80);
        double tp20 = Crossing.backward(flattened, 0.2 * height, tp50);
        double tp10 = Crossing.backward(flattened, 0.1 * height, tp20);
        double tp01 = Crossing.backward(flattened, 0.01 * height, tp10);
        DspOutput.TP_100.put(out, lengths.timeNs(Crossing.forward(flattened, height, onset)));
        DspOutput.TP_99.put(out, lengths.timeNs(tp99));
        DspOutput.TP_95.put(out, lengths.timeNs(tp95));
        DspOutput.TP_90.put(out, lengths.timeNs(tp90));
        DspOutput.TP_80.put(out, lengths.timeNs(tp80));
        DspOutput.TP_50.put(out, lengths.timeNs(tp50));
        DspOutput.TP_20.put(out, lengths.timeNs(tp20));
        DspOutput.TP_10.put(out, lengths.timeNs(tp10));
        DspOutput.TP_01.put(out, lengths.timeNs(tp01));
        double between = Crossing.backwardInterpolated(flattened, 0.8 * height, tp90, Crossing.Mode.LINEAR);
        DspOutput.TP_80_INTERP.put(out, lengths.timeNs(between));
    }

    private void drift(double[] flattened, double[] out) {
        double at = sample(DspOutput.TP_0_EST, out) + lengths.driftPickoff();
        double charge = Pickoff.linear(lengths.drift().norm(flattened), at) * lengths.driftWeight();
        DspOutput.Q_DRIFT.put(out, charge);
        DspOutput.DT_EFF.put(out, charge / DspOutput.TRAP_T_MAX.of(out));
    }

    private void lateCharge(double[] flattened, double[] out) {
        Trapezoid sums = new Trapezoid(LATE_CHARGE, 0);
        double tp80 = sample(DspOutput.TP_80, out);
        double late = sums.pickoff(flattened, tp80 + 2 * LATE_CHARGE - 1);
        DspOutput.LQA.put(out, sums.pickoff(flattened, tp80 + LATE_CHARGE - 1));
        DspOutput.LQB.put(out, late);
        DspOutput.LQ80.put(out, late * LATE_CHARGE);
    }

    private void current(double[] flattened, double[] out) {
        double onset = sample(DspOutput.TP_0_EST, out);
        double[] current = new AverageCurrent(1).apply(new Window(CURRENT_WINDOW).from(flattened, onset));
        double[] smooth =
                new MovingWindow(PLAIN_CURRENT_AVERAGE).multi(current, PASSES, MovingWindow.Passes.ALTERNATING);
        DspOutput.CURR_NOUP_MAX.put(out, MinMax.of(smooth).max());
        double[] fine = new Upsampler(UPSAMPLING).apply(current, UPSAMPLED);
        MinMax range =
                MinMax.of(new MovingWindow(CURRENT_AVERAGE).multi(fine, PASSES, MovingWindow.Passes.ALTERNATING));
        DspOutput.A_MAX.put(out, range.max());
        DspOutput.A_MIN.put(out, range.min());
        // An index into the upsampled current, not a time: the peer's window carries no time grid, whatever its unit
        // says.
        DspOutput.TP_AOE_MAX.put(out, range.maxAt());
        DspOutput.TP_AOE_SAMP.put(out, lengths.timeNs(onset + range.maxAt() / UPSAMPLING));
    }

    private static void pileUp(double[] onset, double[] out) {
        double noise = DspOutput.BL_STD.of(out);
        LocalExtrema.Count count = new LocalExtrema(5 * noise, 0.1 * noise, 5 * noise, 0, MOST_EXTREMA).count(onset);
        DspOutput.IN_TRACE_N.put(out, count.maxima());
        DspOutput.IN_TRACE_N_MIN.put(out, count.minima());
    }

    private double sample(DspOutput time, double[] out) {
        return Math.rint((time.of(out) - lengths.startNs()) / lengths.periodNs());
    }

    private double[] tail(double[] x) {
        return Arrays.copyOfRange(x, lengths.tailFrom(), x.length);
    }

    private static double[] minus(double[] x, double constant) {
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) y[i] = x[i] - constant;
        return y;
    }
}
