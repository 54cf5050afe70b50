package org.driftwatch.calibrators.germanium.subject;

import java.util.Collections;
import java.util.SortedMap;
import java.util.function.Predicate;
import org.driftwatch.topics.germanium.DspEvent;
import org.driftwatch.topics.germanium.Features;

/**
 * One subject of a channel beside its energy scale: bounded state of the events so far, and an answer from it on request. All it
 * needs later is in its store after each call, so that an object made anew from the store goes on to the bit. One thread.
 */
public interface Subject {
    /** Subject of the published parameter, e.g. {@code germanium.aoe}. */
    String name();

    /** Counts the next event in order of time, with what the parameters in force make of it. True if it brings an answer nearer. */
    boolean add(Features features);

    /** True if it wants to see the pulses of a pulser, too; others never meet one that is known as such. */
    default boolean takesPulses() {
        return false;
    }

    /** The answer from all that was counted, which is left as it is. */
    Answer answer(Question question);

    /** Columns of 0 and 1 that it adds to an event beside its operations, by name; others only after an {@link #answer}. */
    default SortedMap<String, Predicate<DspEvent>> flags() {
        return Collections.emptySortedMap();
    }

    /** Removes all state from the store. */
    void clear();
}
