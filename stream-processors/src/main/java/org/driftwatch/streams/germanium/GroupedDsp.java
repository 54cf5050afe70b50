package org.driftwatch.streams.germanium;

import java.util.List;
import org.driftwatch.calibrators.germanium.dsp.DspChains;
import org.driftwatch.calibrators.germanium.dsp.DspGroups;
import org.driftwatch.calibrators.germanium.dsp.GermaniumDsp;
import org.driftwatch.streams.deadletter.RejectedException;
import org.driftwatch.topics.germanium.DspEvent;
import org.driftwatch.topics.germanium.Waveform;

/** The germanium chain with the settings of the channel's group. */
public final class GroupedDsp implements WaveformDsp {
    private final List<String> outputs = GermaniumDsp.outputs();
    private final DspChains chains;

    public GroupedDsp(DspGroups groups) {
        chains = new DspChains(groups);
    }

    @Override
    public DspEvent process(Waveform waveform) {
        double[] values = new double[outputs.size()];
        chain(waveform).process(waveform.samples(), values);
        return new DspEvent(
                waveform.run(), waveform.channel(), waveform.eventNumber(), waveform.timeNs(), outputs, values);
    }

    private GermaniumDsp chain(Waveform waveform) {
        double periodNs = waveform.periodNs();
        if (!(periodNs > 0 && Double.isFinite(periodNs) && Double.isFinite(waveform.startNs())))
            throw new RejectedException("bad-waveform", "period " + periodNs + " ns, start " + waveform.startNs());
        try {
            return chains.chain(waveform.channel(), waveform.samples().length, periodNs, waveform.startNs());
        } catch (IllegalArgumentException tooShort) {
            throw new RejectedException("waveform-too-short", tooShort.getMessage());
        }
    }
}
