package org.driftwatch.streams.germanium;

import org.driftwatch.topics.germanium.DspEvent;
import org.driftwatch.topics.germanium.Waveform;

/** Signal processing of one waveform after the other; owned by one thread. */
public interface WaveformDsp {
    /** @throws org.driftwatch.streams.deadletter.RejectedException e.g. {@code waveform-too-short} */
    DspEvent process(Waveform waveform);
}
