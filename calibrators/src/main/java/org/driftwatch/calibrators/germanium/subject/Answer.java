package org.driftwatch.calibrators.germanium.subject;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.driftwatch.calibrators.drift.Watched;
import org.driftwatch.topics.hit.HitOperation;
import org.driftwatch.topics.parameter.ParameterValue;

/**
 * What a subject answers.
 *
 * @param value to be published; null when there is nothing to say yet
 * @param operations of the hit configuration, applied to later events
 * @param watched quantities whose drift is watched from now on; those watched already stay as they are
 * @param counts events the answer rests on
 * @param reason why there is no value; empty with one
 */
public record Answer(
        ParameterValue value,
        SortedMap<String, HitOperation> operations,
        List<Watched> watched,
        long counts,
        String reason) {
    public Answer {
        operations = Collections.unmodifiableSortedMap(new TreeMap<>(operations));
        watched = List.copyOf(watched);
    }

    /** Nothing to publish. */
    public static Answer none(String reason) {
        return new Answer(null, Collections.emptySortedMap(), List.of(), 0, reason);
    }

    /** True if there is something to publish. */
    public boolean given() {
        return value != null;
    }
}
