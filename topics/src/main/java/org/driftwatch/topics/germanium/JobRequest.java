package org.driftwatch.topics.germanium;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Asks for a calculation on single waveforms of one channel. They stay where they are: the request names them by the offsets
 * of their records, so that a waveform crosses Kafka once.
 *
 * @param topic where the waveforms are, with {@code partition}
 * @param ordinal 1 or 2 per run and channel
 * @param reason {@code ring-full} or {@code run-ended}
 * @param baselines offsets of records without a pulse, in order of (time, event number)
 * @param fullEnergy offsets of records from full-energy peaks, in the same order
 * @param kevPerAdc energy scale in force [keV/ADC]
 * @param validFrom data time from which an answer applies
 * @param versions version an answer gets, by subject: 0 where the channel itself goes on publishing and wants none, the ordinal
 *     for subjects that are not in it
 * @param pzSingle single pole-zero constant by all events of the channel; null while there is none
 */
public record JobRequest(
        int schema,
        String run,
        String channel,
        String topic,
        int partition,
        int ordinal,
        String reason,
        List<Long> baselines,
        List<Long> fullEnergy,
        double kevPerAdc,
        Instant validFrom,
        SortedMap<String, Integer> versions,
        GermaniumPoleZero.Part pzSingle) {
    public static final String RING_FULL = "ring-full";
    public static final String RUN_ENDED = "run-ended";

    /** One when the ring is full for the first time, one at the end: no other versions of a run come of jobs alone. */
    public static final int MOST_PER_RUN = 2;

    public JobRequest {
        if (partition < 0) throw new IllegalArgumentException("partition must be >= 0, was " + partition);
        if (ordinal < 1 || ordinal > MOST_PER_RUN)
            throw new IllegalArgumentException("ordinal must be 1 to " + MOST_PER_RUN + ", was " + ordinal);
        baselines = List.copyOf(baselines);
        fullEnergy = List.copyOf(fullEnergy);
        versions = versions == null ? new TreeMap<>() : Collections.unmodifiableSortedMap(new TreeMap<>(versions));
    }

    /** The same with the waveforms elsewhere. */
    public JobRequest at(String otherTopic, int otherPartition) {
        return new JobRequest(
                schema,
                run,
                channel,
                otherTopic,
                otherPartition,
                ordinal,
                reason,
                baselines,
                fullEnergy,
                kevPerAdc,
                validFrom,
                versions,
                pzSingle);
    }

    /** The version an answer on this subject gets. */
    public int version(String subject) {
        return versions.getOrDefault(subject, ordinal);
    }
}
