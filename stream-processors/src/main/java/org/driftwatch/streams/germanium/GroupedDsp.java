package org.driftwatch.streams.germanium;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.driftwatch.calibrators.germanium.dsp.DspChain;
import org.driftwatch.calibrators.germanium.dsp.DspChains;
import org.driftwatch.calibrators.germanium.dsp.DspGroups;
import org.driftwatch.calibrators.germanium.dsp.DspPlan;
import org.driftwatch.calibrators.germanium.subject.PoleZeroSubject;
import org.driftwatch.streams.deadletter.RejectedException;
import org.driftwatch.topics.germanium.DspEvent;
import org.driftwatch.topics.germanium.Waveform;

/**
 * The chain of the channel's group: the built-in one with its settings, or one from a file. Behind its outputs stands the sampling
 * period, {@value #PERIOD}, without which numbers per sample have no meaning.
 */
public final class GroupedDsp implements WaveformDsp {
    /** Column of the sampling period [ns]. */
    public static final String PERIOD = PoleZeroSubject.PERIOD;

    private final DspChains chains;
    private List<String> outputs = List.of();
    private List<String> columns = List.of();

    public GroupedDsp(DspGroups groups) {
        chains = new DspChains(groups);
    }

    @Override
    public DspEvent process(Waveform waveform) {
        DspPlan plan = chains.plan(waveform.channel());
        List<String> names = columns(plan.outputs());
        double[] computed = new double[names.size() - 1];
        run(chain(waveform), plan.columns(), waveform, computed);
        double[] values = Arrays.copyOf(computed, names.size());
        values[computed.length] = waveform.periodNs();
        return new DspEvent(
                waveform.run(), waveform.channel(), waveform.eventNumber(), waveform.timeNs(), names, values);
    }

    /** The same list for the same outputs, so that readers need to look up a column once. */
    private List<String> columns(List<String> now) {
        if (now == outputs || now.equals(outputs)) return columns;
        List<String> all = new ArrayList<>(now);
        all.add(PERIOD);
        outputs = now;
        columns = List.copyOf(all);
        return columns;
    }

    private static void run(DspChain chain, List<String> columns, Waveform waveform, double[] values) {
        try {
            chain.process(waveform.samples(), waveform.columns().values(columns), values);
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
