package org.driftwatch.calibrators.germanium.jobs;

import java.util.List;
import org.driftwatch.calibrators.germanium.dsp.DspSettings;
import org.driftwatch.topics.germanium.GermaniumPoleZero;
import org.driftwatch.topics.germanium.Waveform;

/**
 * All a job may look at.
 *
 * @param baselines waveforms without a pulse, in order of (time, event number); may be empty
 * @param fullEnergy waveforms of full-energy peaks, in the same order
 * @param dsp settings the channel runs with: what an answer must beat
 * @param kevPerAdc energy scale [keV/ADC]
 * @param pzSingle single pole-zero constant by all events of the channel; null without
 * @param seed of everything drawn at random
 */
public record JobInput(
        List<Waveform> baselines,
        List<Waveform> fullEnergy,
        DspSettings dsp,
        double kevPerAdc,
        GermaniumPoleZero.Part pzSingle,
        long seed) {
    public JobInput {
        baselines = List.copyOf(baselines);
        fullEnergy = List.copyOf(fullEnergy);
    }

    /** Only the waveforms that have the length and the sampling period of the newest pulse. */
    public JobInput ofOneShape() {
        if (fullEnergy.isEmpty()) return this;
        Waveform newest = fullEnergy.get(fullEnergy.size() - 1);
        return new JobInput(like(newest, baselines), like(newest, fullEnergy), dsp, kevPerAdc, pzSingle, seed);
    }

    private static List<Waveform> like(Waveform one, List<Waveform> all) {
        return all.stream()
                .filter(each -> each.samples().length == one.samples().length && each.periodNs() == one.periodNs())
                .toList();
    }
}
