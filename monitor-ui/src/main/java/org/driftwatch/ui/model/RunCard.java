package org.driftwatch.ui.model;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;

/**
 * A run as people see it.
 *
 * @param badge LIVE (no declared end, or one in the future), REPLAY or ENDED
 * @param complete all processors have finished the run: nothing more will come
 * @param stale running, but nothing has arrived for longer than the limit
 * @param events declared number of events, -1 when unknown
 * @param sent events the sources had sent when they last said so
 * @param folded events that are in the histograms
 * @param declaredFrom declared range of data time; {@code declaredUntil} null for a live source
 * @param dataFrom data time of the first instant in the histograms, {@code dataUntil} of the last
 * @param ratePerSecond folded events per second of data time
 * @param foldedPerSecond folded events per second of wall clock; NaN when ended
 * @param speed seconds of data time per second of wall clock; NaN when ended
 * @param delaySeconds live: wall clock minus data time; NaN otherwise
 * @param remainingSeconds wall clock until the declared end at the present speed; NaN without an end or when ended
 * @param rejected events kept out, by reason, as far as finished partitions told
 * @param receivedMs wall clock of the last record of this run
 */
public record RunCard(
        String run,
        String badge,
        boolean complete,
        boolean stale,
        List<String> sources,
        long events,
        long sent,
        long folded,
        Instant declaredFrom,
        Instant declaredUntil,
        Instant dataFrom,
        Instant dataUntil,
        double ratePerSecond,
        double foldedPerSecond,
        double speed,
        double delaySeconds,
        double remainingSeconds,
        int channels,
        int partitionsDone,
        int partitions,
        SortedMap<String, Long> rejected,
        SortedMap<String, String> settings,
        long receivedMs) {}
