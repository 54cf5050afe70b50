package org.driftwatch.ui.production;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;

/**
 * A run of a production as people see it.
 *
 * @param state {@code started} or {@code ended}, null while the source has not said
 * @param sent records the source had sent when it last said so, {@code declared} their number, -1 when unknown
 * @param counted records folded, -1 until the processors have told
 * @param complete nothing more will come
 * @param from declared range of data time, null while the source has not said; {@code until} null for a live source too
 * @param rejected records kept out, by reason
 * @param refused why its grid point has no answer, empty when it has
 * @param receivedMs wall clock of its last record [ms since 1970]
 */
public record RunLine(
        String run,
        String state,
        long sent,
        long declared,
        long counted,
        boolean complete,
        Instant from,
        Instant until,
        SortedMap<String, Long> rejected,
        String refused,
        long receivedMs) {
    public RunLine {
        rejected = Collections.unmodifiableSortedMap(rejected);
    }
}
