package org.driftwatch.calibrators.germanium.dsp;

import java.util.List;

/** What is to be computed of each waveform of a channel: the built-in chain with its settings, or a chain from a file. */
public interface DspPlan {
    /** Names of the outputs, in order; the same list whenever it is asked for. */
    List<String> outputs();

    /** Their units in the same order: ns, ADC, …, or "" for counts. */
    List<String> units();

    /** Names of the columns beside the waveform that the chain reads, sorted; usually none. */
    default List<String> columns() {
        return List.of();
    }

    /**
     * The chain for one shape of the waveform.
     *
     * @param samples length of every waveform
     * @param periodNs sampling period, above 0
     * @param startNs time of the first sample on the waveform's own grid
     * @throws IllegalArgumentException one line: what is too short for what, with numbers
     */
    DspChain chain(int samples, double periodNs, double startNs);
}
