package org.driftwatch.streams.germanium;

import java.util.List;
import org.driftwatch.calibrators.germanium.dsp.DspChain;
import org.driftwatch.calibrators.germanium.dsp.DspChains;
import org.driftwatch.calibrators.germanium.dsp.DspGroups;
import org.driftwatch.streams.deadletter.RejectedException;
import org.driftwatch.topics.germanium.DspEvent;
import org.driftwatch.topics.germanium.Waveform;

/** The chain of the channel's group: the built-in one with its settings, or one from a file. */
public final class GroupedDsp implements WaveformDsp {
    private final DspChains chains;

    public GroupedDsp(DspGroups groups) {
        chains = new DspChains(groups);
    }

    @Override
    public DspEvent process(Waveform waveform) {
        List<String> outputs = chains.plan(waveform.channel()).outputs();
        double[] values = new double[outputs.size()];
        run(chain(waveform), waveform, values);
        return new DspEvent(
                waveform.run(), waveform.channel(), waveform.eventNumber(), waveform.timeNs(), outputs, values);
    }

    private static void run(DspChain chain, Waveform waveform, double[] values) {
        try {
            chain.process(waveform.samples(), values);
        } catch (IllegalArgumentException cannotGoOn) {
            throw new RejectedException("dsp-failed", cannotGoOn.getMessage());
        }
    }

    private DspChain chain(Waveform waveform) {
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
