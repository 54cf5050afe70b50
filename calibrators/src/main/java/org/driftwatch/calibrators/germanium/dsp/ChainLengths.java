package org.driftwatch.calibrators.germanium.dsp;

import org.driftwatch.calibrators.filter.AsymmetricTrapezoid;
import org.driftwatch.calibrators.filter.CuspKernel;
import org.driftwatch.calibrators.filter.DoublePoleZero;
import org.driftwatch.calibrators.filter.PoleZero;
import org.driftwatch.calibrators.filter.RampKernel;
import org.driftwatch.calibrators.filter.Trapezoid;

/**
 * The settings of the chain in samples, for one length and period of the waveform; whoever has one knows that all fits.
 * Durations are rounded to the nearest sample. So are the ramp of the onset kernel and its whole length, 128 ns + 2 us, where
 * they are no whole samples (2 us of 128 ns each are 15.625); the box is what is left of the length, so that the area stays 0.
 */
record ChainLengths(
        int samples,
        double periodNs,
        double startNs,
        int baseline,
        int tailFrom,
        PoleZero poleZero,
        DoublePoleZero doublePoleZero,
        RampKernel onset,
        AsymmetricTrapezoid asymmetric,
        Trapezoid timing,
        Trapezoid energy,
        double energyPickoff,
        Trapezoid drift,
        CuspKernel cusp,
        CuspKernel zac,
        int convolved) {
    /** Samples of the current window and of the late-charge sums; fixed by the chain, whatever the period. */
    static final int CURRENT_WINDOW = 301;

    static final int LATE_CHARGE = 100;
    static final int UPSAMPLING = 16;
    static final int UPSAMPLED = 4784;
    static final int CURRENT_AVERAGE = 48;
    static final int PLAIN_CURRENT_AVERAGE = 3;
    static final int PASSES = 3;
    static final int MOST_EXTREMA = 20;

    private static final TimeSpan RAMP = TimeSpan.ofNs(128);
    private static final TimeSpan GAP = TimeSpan.ofNs(64);
    private static final TimeSpan BOX = TimeSpan.ofUs(2);
    private static final TimeSpan DRIFT_GAP = TimeSpan.ofNs(96);
    private static final TimeSpan DRIFT_PICKOFF = TimeSpan.ofNs(8096);
    private static final TimeSpan DRIFT_RISE = TimeSpan.ofUs(4);

    /** @throws IllegalArgumentException one line: what does not fit into what, with numbers */
    static ChainLengths of(DspSettings settings, int samples, double periodNs, double startNs) {
        if (!(periodNs > 0) || Double.isInfinite(periodNs)) {
            throw new IllegalArgumentException("sampling period must be finite and above 0 ns, was " + periodNs);
        }
        if (!Double.isFinite(startNs))
            throw new IllegalArgumentException("waveform start must be finite, was " + startNs);
        double decay = settings.decay().tau1().samples(periodNs);
        double kept = samples - settings.cut().samples(periodNs);
        int kernel = (int) Math.rint(kept - settings.out().samples(periodNs));
        ChainLengths lengths = new ChainLengths(
                samples,
                periodNs,
                startNs,
                settings.baselineEnd().wholeSamples(periodNs),
                settings.tailStart().wholeSamples(periodNs),
                new PoleZero(decay),
                new DoublePoleZero(
                        decay,
                        settings.decay().tau2().samples(periodNs),
                        settings.decay().fraction()),
                onset(periodNs),
                new AsymmetricTrapezoid(
                        RAMP.wholeSamples(periodNs), GAP.wholeSamples(periodNs), BOX.wholeSamples(periodNs)),
                trap(settings.timingTrap(), periodNs),
                trap(settings.energyTrap(), periodNs),
                (settings.energyTrap().rise().nanoseconds()
                                + settings.energyTrap().flat().nanoseconds() * settings.pickoff())
                        / periodNs,
                trap(new DspSettings.Trap(DRIFT_RISE, DRIFT_GAP), periodNs),
                cusp("cusp", settings.cusp(), decay, kernel, periodNs),
                cusp("zac", settings.zac(), decay, kernel, periodNs),
                (int) Math.rint(kept));
        lengths.requireFit();
        return lengths;
    }

    /** Time of a sample [ns]. */
    double timeNs(double sample) {
        return startNs + sample * periodNs;
    }

    /** Where the drift trapezoid is read, counted from the onset [samples]. */
    double driftPickoff() {
        return DRIFT_PICKOFF.samples(periodNs);
    }

    /** What turns the mean of the drift trapezoid into a charge [samples]. */
    double driftWeight() {
        return DRIFT_RISE.samples(periodNs);
    }

    /** Samples of cusp's and zac's output. */
    int convolutionOutput() {
        return convolved - cusp.length() + 1;
    }

    /** The farthest that any shaper looks beyond either end of the waveform [samples]. */
    int reach() {
        int traps = Math.max(Math.max(timing.width(), energy.width()), drift.width());
        return Math.max(Math.max(traps, asymmetric.width()), onset.length() + 1);
    }

    private static RampKernel onset(double periodNs) {
        int ramp = RAMP.wholeSamples(periodNs);
        int length = TimeSpan.ofNs(RAMP.nanoseconds() + BOX.nanoseconds()).wholeSamples(periodNs);
        return new RampKernel(ramp, length - ramp);
    }

    private static Trapezoid trap(DspSettings.Trap trap, double periodNs) {
        return new Trapezoid(trap.rise().wholeSamples(periodNs), trap.flat().wholeSamples(periodNs));
    }

    private static CuspKernel cusp(String name, DspSettings.Cusp cusp, double decay, int length, double periodNs) {
        int flat = cusp.flat().wholeSamples(periodNs);
        if (length < flat + 4) {
            throw new IllegalArgumentException(name + ": what conv.cut and conv.out leave of the waveform, " + length
                    + " samples, is too short for a flat top of " + flat + " samples");
        }
        return new CuspKernel(cusp.sigma().samples(periodNs), flat, decay, length);
    }

    private void requireFit() {
        requireAtMost("baseline (bl.end)", baseline, samples);
        requireAtLeastTwo("baseline (bl.end)", baseline);
        requireAtLeastTwo("tail after sample " + tailFrom + " (tail.start)", samples - tailFrom);
        requireAtMost("trapezoid ttrap", timing.width(), samples);
        requireAtMost("trapezoid etrap", energy.width(), samples);
        requireAtMost("drift trapezoid", drift.width(), samples);
        requireAtMost("asymmetric trapezoid", asymmetric.width(), samples);
        requireAtMost("onset kernel", onset.length(), samples);
        requireAtMost("current window", CURRENT_WINDOW + 1, samples);
        requireAtMost("late-charge sums", 2 * LATE_CHARGE, samples);
    }

    private static void requireAtMost(String what, int length, int available) {
        if (length <= available) return;
        throw new IllegalArgumentException(what + " needs " + length + " samples, the waveform has " + available);
    }

    private static void requireAtLeastTwo(String what, int length) {
        if (length >= 2) return;
        throw new IllegalArgumentException(what + " must have at least 2 samples, has " + length);
    }
}
