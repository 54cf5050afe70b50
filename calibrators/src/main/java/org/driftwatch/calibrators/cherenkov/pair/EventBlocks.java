package org.driftwatch.calibrators.cherenkov.pair;

import java.util.Arrays;

/** Which of K jackknife blocks an event belongs to; all pairs of an event are in the same. */
public interface EventBlocks {
    /** Number of blocks of the product. */
    int BLOCKS = 20;

    /** From 0 to {@link #BLOCKS} - 1. */
    int of(long event);

    /**
     * By a hash of the event number: known in a stream before the last event has come, and the same in any order and partition.
     * Events are independent, so that blocks drawn at random are as good as blocks of time; a slow drift within the run does
     * not enter the errors.
     */
    EventBlocks HASHED = event -> {
        long z = event + 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return (int) Long.remainderUnsigned(z ^ (z >>> 31), BLOCKS);
    };

    /** By place among all events of a closed run: floor(place · K / number of events). */
    static EventBlocks byPlace(long[] events) {
        long[] sorted = events.clone();
        Arrays.sort(sorted);
        return event -> {
            int place = Arrays.binarySearch(sorted, event);
            if (place < 0) throw new IllegalArgumentException("event " + event + " is not of this run");
            return (int) ((long) place * BLOCKS / sorted.length);
        };
    }
}
