package org.driftwatch.topics.germanium;

import org.driftwatch.topics.run.Event;

/**
 * One digitised pulse.
 *
 * @param timeNs data time [ns since 1970]
 * @param periodNs sampling period [ns]
 * @param startNs time of sample 0 on the waveform's own grid (the file's t0) [ns]
 * @param samples ADC counts; handed over, not copied: nobody writes to it after construction
 * @param columns what the file says beside it, as far as the signal processing asks for it
 */
public record Waveform(
        String run,
        String channel,
        long eventNumber,
        long timeNs,
        double periodNs,
        double startNs,
        int[] samples,
        RawColumns columns)
        implements Event {
    /** Without anything beside it. */
    public Waveform(
            String run, String channel, long eventNumber, long timeNs, double periodNs, double startNs, int[] samples) {
        this(run, channel, eventNumber, timeNs, periodNs, startNs, samples, RawColumns.NONE);
    }
}
