package org.driftwatch.topics.germanium;

import org.driftwatch.topics.run.Event;

/**
 * DSP outputs of one folded event with its calibrated energy.
 *
 * @param energyKeV calibrated energy [keV], NaN before the first calibration
 * @param energyVersion version of {@code germanium.energy} used, 0 before the first
 */
public record Features(DspEvent dsp, double energyKeV, int energyVersion) implements Event {
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
