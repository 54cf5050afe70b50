package org.driftwatch.calibrators.germanium.dsp;

import java.util.List;

/**
 * The germanium chain in its fast form: all outputs of {@link PlainChain}, to rounding, in a few passes over the waveform.
 *
 * <p>Trapezoids, boxes and late charge are differences of one running sum, cusp and zero-area cusp short recursions
 * ({@link SlidingKernel}), the slope of the logarithmic tail two logarithms. Buffers are made once: one object per
 * settings, length and period, owned by one thread.
 *
 * <p>A time is {@code startNs + sample·periodNs} in ns, except {@code tp_aoe_max}, which is an index into the 16-fold
 * upsampled current, as the peer writes it. What does not exist (no crossing, a window beyond the end, the logarithm of a
 * tail below the baseline) is NaN, and so is what follows from it; counts are never NaN.
 */
public final class GermaniumDsp implements DspChain {
    private final ChainLengths lengths;
    private final Workspace space;
    private final RawStage raw;
    private final DecayStage decay;
    private final TrapStage traps;
    private final CuspStage cusps;
    private final OnsetStage onsets;
    private final TimingStage timing;
    private final CurrentStage current;

    /**
     * @param samples length of every waveform
     * @param periodNs sampling period, above 0
     * @param startNs time of the first sample on the waveform's own grid
     * @throws IllegalArgumentException one line: what is too short for what, with numbers
     */
    public GermaniumDsp(DspSettings settings, int samples, double periodNs, double startNs) {
        lengths = ChainLengths.of(settings, samples, periodNs, startNs);
        space = new Workspace(samples, lengths.reach());
        raw = new RawStage(lengths, settings.compat());
        decay = new DecayStage(lengths);
        traps = new TrapStage(lengths);
        cusps = new CuspStage(settings, lengths);
        onsets = new OnsetStage(lengths);
        timing = new TimingStage(lengths);
        current = new CurrentStage(lengths);
    }

    /** Names of the outputs, in order, as in {@code hpge_chain.json}. */
    public static List<String> outputs() {
        return DspOutput.NAMES;
    }

    /** Their units in the same order: ns, ADC, ADC/sample, or "" for counts. */
    public static List<String> units() {
        return DspOutput.UNITS;
    }

    @Override
    public void process(int[] samples, double[] out) {
        requireLength("waveform", samples.length, lengths.samples());
        requireLength("array of outputs", out.length, DspOutput.NAMES.size());
        raw.run(samples, space, out);
        decay.run(space, out);
        cusps.run(space, out);
        traps.run(space, out);
        double onset = onsets.run(space, out);
        traps.runAfter(onset, space, out);
        timing.run(onset, space, out);
        current.run(onset, space, out);
    }

    private static void requireLength(String what, int length, int needed) {
        if (length != needed)
            throw new IllegalArgumentException(what + " must have length " + needed + ", has " + length);
    }
}
