package org.driftwatch.topics.germanium;

import java.util.List;
import org.driftwatch.topics.run.Event;

/**
 * DSP outputs of one event, from our chain, from a dsp-tier file or from a foreign DSP.
 *
 * @param timeNs data time [ns since 1970]
 * @param names names of the outputs, e.g. {@code cuspEmax}; shared between events of one source
 * @param values one per name, NaN where the DSP found none; handed over, not copied
 */
public record DspEvent(String run, String channel, long eventNumber, long timeNs, List<String> names, double[] values)
        implements Event {
    /** The output of this name, NaN when there is none. */
    public double value(String name) {
        int index = names.indexOf(name);
        return index < 0 ? Double.NaN : values[index];
    }
}
