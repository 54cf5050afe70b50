package org.driftwatch.ingest.run;

import static org.driftwatch.topics.run.EventTime.SECOND;

import org.driftwatch.topics.run.EventTime;
import org.driftwatch.topics.run.RunDescription;

/**
 * When marks are due: a function of the last mark and the data time that is to be reached, of nothing else, so that a run
 * that was interrupted at any mark goes on with the very marks it would have had.
 *
 * <pre>
 * next mark behind M on the way to t:  M + 1 s,  or the next whole minute while t - M exceeds ten minutes
 * </pre>
 *
 * Times outside the range the run declares do not move the marks.
 */
final class RunMarks {
    private static final long MINUTE = 60 * SECOND;
    private static final long GAP = 10 * MINUTE;
    private static final long DAY = 86_400 * SECOND;
    private static final long YEARS = 3652 * DAY;
    private final long firstPlausibleNs;
    private final long lastPlausibleNs;
    private long reachedNs;

    /** @param reachedNs instant of the last mark, a whole second */
    RunMarks(RunDescription description, long reachedNs) {
        long from = EventTime.ns(description.from());
        boolean live = description.until() == null;
        this.firstPlausibleNs = live ? from - DAY : from;
        this.lastPlausibleNs = live ? from + YEARS : EventTime.ns(description.until());
        this.reachedNs = reachedNs;
    }

    /** The first mark of a run: the whole second before its first data. */
    static long first(RunDescription description) {
        long from = EventTime.ns(description.from());
        return from - Math.floorMod(from, SECOND);
    }

    long reachedNs() {
        return reachedNs;
    }

    boolean isPlausible(long ns) {
        return firstPlausibleNs <= ns && ns <= lastPlausibleNs;
    }

    /** True while a mark is due before data of this time. */
    boolean isDueBefore(long ns) {
        return isPlausible(ns) && next(ns) <= ns;
    }

    /** Moves on to the next mark on the way to this time. */
    long advance(long towardsNs) {
        reachedNs = next(towardsNs);
        return reachedNs;
    }

    private long next(long towardsNs) {
        boolean gap = towardsNs - reachedNs > GAP;
        return gap ? reachedNs - Math.floorMod(reachedNs, MINUTE) + MINUTE : reachedNs + SECOND;
    }
}
