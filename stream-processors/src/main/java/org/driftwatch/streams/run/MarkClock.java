package org.driftwatch.streams.run;

import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.driftwatch.topics.run.EventTime;
import org.driftwatch.topics.run.RunDescription;

/**
 * The clock of one run in one partition, moved by marks only: the earliest of the last marks of all sources of the run.
 * A listed source that has not marked yet holds the clock back for ever; one that has ended does not hold it at all.
 * Immutable; marks are rare.
 */
record MarkClock(SortedMap<String, SourceMark> sources) {
    static final long NEVER = Long.MIN_VALUE;
    static final long ALWAYS = Long.MAX_VALUE;

    /**
     * @param ns last mark [ns since 1970]
     * @param drainsDue drain records this source will send, unknown (-1) before its own start
     */
    record SourceMark(long ns, boolean ended, long drainsDue, long drains) {
        private static final SourceMark LISTED = new SourceMark(NEVER, false, -1, 0);

        private SourceMark atLeast(long reached) {
            return new SourceMark(Math.max(ns, reached), ended, drainsDue, drains);
        }
    }

    static final MarkClock UNSET = new MarkClock(new TreeMap<>());

    MarkClock started(RunDescription description) {
        SortedMap<String, SourceMark> next = new TreeMap<>(sources);
        for (String listed : description.sources()) next.putIfAbsent(listed, SourceMark.LISTED);
        SourceMark own = next.getOrDefault(description.source(), SourceMark.LISTED);
        int due = description.channels().size();
        next.put(description.source(), new SourceMark(own.ns(), own.ended(), due, own.drains()));
        return new MarkClock(next);
    }

    MarkClock reached(String source, long ns) {
        return with(source, sources.get(source).atLeast(ns));
    }

    MarkClock ended(String source, long ns) {
        SourceMark mark = sources.get(source).atLeast(ns);
        return with(source, new SourceMark(mark.ns(), true, mark.drainsDue(), mark.drains()));
    }

    MarkClock drained(String source) {
        SourceMark mark = sources.get(source);
        return with(source, new SourceMark(mark.ns(), mark.ended(), mark.drainsDue(), mark.drains() + 1));
    }

    boolean knows(String source) {
        return sources.containsKey(source);
    }

    Set<String> names() {
        return sources.keySet();
    }

    /** Everything before this instant has been written by all sources [ns since 1970]. */
    long now() {
        long now = ALWAYS;
        for (SourceMark mark : sources.values()) now = Math.min(now, mark.ended() ? ALWAYS : mark.ns());
        return sources.isEmpty() ? NEVER : now;
    }

    boolean ended() {
        return now() == ALWAYS;
    }

    /** The latest mark of any source: where a run that has ended ends [ns since 1970]. */
    long latest() {
        long latest = NEVER;
        for (SourceMark mark : sources.values()) latest = Math.max(latest, mark.ns());
        return latest;
    }

    /** Ended, and no drain record will follow. */
    boolean spent() {
        return ended() && sources.values().stream().allMatch(mark -> mark.drains() >= mark.drainsDue());
    }

    /** {@code now - grace}, without overflow: everything before it is in and can be folded. */
    long settled(long graceNs) {
        return settled(now(), graceNs);
    }

    static long settled(long now, long graceNs) {
        if (now == NEVER || now == ALWAYS) return now;
        return now < NEVER + 1 + graceNs ? NEVER + 1 : now - graceNs;
    }

    private MarkClock with(String source, SourceMark mark) {
        SortedMap<String, SourceMark> next = new TreeMap<>(sources);
        next.put(source, mark);
        return new MarkClock(next);
    }

    /** First and last data time that is not absurd, both inclusive [ns since 1970]. */
    record Range(long from, long until) {
        private static final long DAY = 86_400 * EventTime.SECOND;
        private static final long YEARS_10 = 3_653 * DAY;

        static Range of(RunDescription description) {
            long from = EventTime.ns(description.from());
            if (description.until() == null) return new Range(from - DAY, from + YEARS_10);
            return new Range(from, EventTime.ns(description.until()));
        }

        Range union(Range other) {
            return new Range(Math.min(from, other.from), Math.max(until, other.until));
        }

        boolean holds(long ns) {
            return from <= ns && ns <= until;
        }
    }
}
