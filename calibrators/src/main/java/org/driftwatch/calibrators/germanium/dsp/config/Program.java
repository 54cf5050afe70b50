package org.driftwatch.calibrators.germanium.dsp.config;

import java.util.List;
import org.driftwatch.calibrators.germanium.dsp.DspChain;

/**
 * A compiled chain in its plain form: filter after filter, in the order in which they need each other. The waveform is
 * series 0. Owned by one thread.
 */
final class Program implements DspChain {
    /** A step and the entry of the file that it comes from. */
    record Named(String where, Step step) {}

    private final double[] waveform;
    private final Frame frame;
    private final int columns;
    private final List<Named> steps;
    private final List<Reading> outputs;

    /** @param columns how many numbers beside the waveform are wanted; they are the first scalars of the frame */
    Program(int samples, int columns, Frame frame, List<Named> steps, List<Reading> outputs) {
        this.waveform = new double[samples];
        this.columns = columns;
        this.frame = frame;
        this.steps = steps;
        this.outputs = outputs;
    }

    @Override
    public void process(int[] samples, double[] out) {
        process(samples, new double[0], out);
    }

    /** @throws IllegalArgumentException one line with file and processor, e.g. when a search starts outside the waveform */
    @Override
    public void process(int[] samples, double[] beside, double[] out) {
        if (beside.length != columns)
            throw new IllegalArgumentException(
                    columns + " columns are wanted beside the waveform, there are " + beside.length);
        if (samples.length != waveform.length)
            throw new IllegalArgumentException(
                    "waveform must have length " + waveform.length + ", has " + samples.length);
        if (out.length != outputs.size())
            throw new IllegalArgumentException(
                    "array of outputs must have length " + outputs.size() + ", has " + out.length);
        for (int i = 0; i < samples.length; i++) waveform[i] = samples[i];
        frame.series[0] = waveform;
        System.arraycopy(beside, 0, frame.scalars, 0, columns);
        for (Named named : steps) run(named);
        for (int i = 0; i < out.length; i++) out[i] = outputs.get(i).of(frame);
    }

    private void run(Named named) {
        try {
            named.step().run(frame);
        } catch (IllegalArgumentException e) {
            throw ChainFault.at(named.where(), e);
        }
    }
}
