package org.driftwatch.calibrators.germanium.dsp;

/** A chain made for one length and period of the waveform; owned by one thread. */
public interface DspChain {
    /**
     * Runs the chain on one waveform.
     *
     * @param samples as many as the chain was made for; up to 24 bits
     * @param out receives one value per output
     * @throws IllegalArgumentException in one line, when an array has the wrong length or the chain cannot go on
     */
    void process(int[] samples, double[] out);

    /**
     * The same with what stands beside the waveform.
     *
     * @param columns as many and in the order that the plan of the chain names them
     */
    default void process(int[] samples, double[] columns, double[] out) {
        process(samples, out);
    }
}
