package org.driftwatch.calibrators.germanium.jobs;

import java.util.List;
import org.driftwatch.topics.germanium.DspEvent;

/** Tells from the outputs of the signal processing what a waveform is good for. Depends on its arguments alone. */
public interface WaveformSelection {
    /** Outputs it looks at. */
    List<String> columns();

    /** What this event is; its energy is NaN before the first calibration [keV]. */
    WaveformKind kind(DspEvent event, double energyKeV);
}
