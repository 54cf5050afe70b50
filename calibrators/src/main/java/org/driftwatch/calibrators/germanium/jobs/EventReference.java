package org.driftwatch.calibrators.germanium.jobs;

import java.util.Comparator;

/**
 * One event and where its waveform is. Time and number are its identity within a channel.
 *
 * @param timeNs data time [ns since 1970]
 * @param place where its waveform can be read again: offset in its partition, or row of its run
 * @param adc its uncalibrated energy
 */
public record EventReference(long timeNs, long eventNumber, long place, double adc) {
    /** Place of an event without a waveform. */
    public static final long NOWHERE = -1;

    /** By time, then number. */
    public static final Comparator<EventReference> ORDER =
            Comparator.comparingLong(EventReference::timeNs).thenComparingLong(EventReference::eventNumber);
}
