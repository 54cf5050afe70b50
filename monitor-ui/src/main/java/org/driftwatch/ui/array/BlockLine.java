package org.driftwatch.ui.array;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;

/**
 * An observation block as people see it.
 *
 * @param from declared range of data time; {@code until} null for a live source
 * @param at data time that was reached, as far as it is known
 * @param state {@code started} or {@code ended}, null while the source has not said
 * @param sent telescope events the source had sent when it last said so, {@code declared} their number, -1 when unknown
 * @param arrayEvents array events folded, -1 until the processors have told
 * @param judged whether coefficients of it are known
 * @param complete nothing more will come
 * @param telescopes telescopes that take part
 * @param rejected events kept out, by reason
 * @param receivedMs wall clock of its last record [ms since 1970]
 */
public record BlockLine(
        String run,
        Instant from,
        Instant until,
        Instant at,
        String state,
        long sent,
        long declared,
        long arrayEvents,
        boolean judged,
        boolean complete,
        int telescopes,
        SortedMap<String, Long> rejected,
        SortedMap<String, String> settings,
        long receivedMs) {
    public BlockLine {
        rejected = Collections.unmodifiableSortedMap(rejected);
        settings = Collections.unmodifiableSortedMap(settings);
    }

}
