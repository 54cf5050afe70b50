package org.driftwatch.calibrators.germanium.dsp.config;

import org.driftwatch.calibrators.germanium.dsp.DspChain;
import org.driftwatch.calibrators.germanium.dsp.GermaniumDsp;

/** Outputs of the fused chain, and beside them those that it does not have. */
final class MixedChain implements DspChain {
    private final GermaniumDsp fused;
    private final DspChain plain;
    private final int[] from;
    private final double[] fusedOut = new double[GermaniumDsp.outputs().size()];
    private final double[] plainOut;

    /**
     * @param plain null when nothing is left for it
     * @param from by output: index of the fused one, or −1 − index of the plain one
     */
    MixedChain(GermaniumDsp fused, DspChain plain, int[] from, int plainOutputs) {
        this.fused = fused;
        this.plain = plain;
        this.from = from;
        this.plainOut = new double[plainOutputs];
    }

    @Override
    public void process(int[] samples, double[] out) {
        process(samples, new double[0], out);
    }

    @Override
    public void process(int[] samples, double[] columns, double[] out) {
        if (out.length != from.length)
            throw new IllegalArgumentException(
                    "array of outputs must have length " + from.length + ", has " + out.length);
        fused.process(samples, fusedOut);
        if (plain != null) plain.process(samples, columns, plainOut);
        for (int i = 0; i < from.length; i++) out[i] = from[i] >= 0 ? fusedOut[from[i]] : plainOut[-1 - from[i]];
    }
}
