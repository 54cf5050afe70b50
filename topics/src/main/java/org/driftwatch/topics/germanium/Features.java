package org.driftwatch.topics.germanium;

import java.util.List;
import org.driftwatch.topics.run.Event;

/**
 * DSP outputs of one folded event with what the parameters in force make of them.
 *
 * @param energyKeV calibrated energy [keV], NaN before the first calibration
 * @param energyVersion version of {@code germanium.energy} used, 0 before the first
 * @param derived columns of the hit configuration in force, e.g. {@code AoE_Classifier}, flags as 0 and 1, and for each subject used
 *     its version as {@code version/germanium.aoe}; shared between events
 * @param derivedValues one per derived column; handed over, not copied
 */
public record Features(DspEvent dsp, double energyKeV, int energyVersion, List<String> derived, double[] derivedValues)
        implements Event {
    private static final double[] NONE = {};

    /** Without derived columns. */
    public Features(DspEvent dsp, double energyKeV, int energyVersion) {
        this(dsp, energyKeV, energyVersion, List.of(), NONE);
    }

    /** The derived column of this name, NaN when there is none. */
    public double value(String name) {
        int index = derived.indexOf(name);
        return index < 0 ? Double.NaN : derivedValues[index];
    }

    @Override
    public String run() {
        return dsp.run();
    }

    @Override
    public String channel() {
        return dsp.channel();
    }

    @Override
    public long eventNumber() {
        return dsp.eventNumber();
    }

    @Override
    public long timeNs() {
        return dsp.timeNs();
    }
}
