package org.driftwatch.streams.run;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.driftwatch.calibrators.state.RecordCodec;
import org.driftwatch.topics.run.Event;
import org.driftwatch.topics.run.EventTime;
import org.driftwatch.topics.run.Mark;

/**
 * All that one partition has to remember of one run between two records: its clock, how far it has been folded, what it
 * counted, which last fits wait. Stored as {@link Stored} bytes; changed only by the task that owns the partition.
 *
 * <p>A run goes through: open (marks move {@link #settledBefore}) → ended (all is folded, the last fits are queued) →
 * done (only this ledger is left, so that whatever is sent again counts as late).
 */
final class RunLedger {
    private static final RecordCodec<Stored> CODEC = new RecordCodec<>(Stored.class, 2);

    private final String run;
    private final int of;
    private MarkClock clock = MarkClock.UNSET;
    private long now = clock.now(); // asked for each event, moved by marks only
    private MarkClock.Range range;
    private long settledBefore = MarkClock.NEVER;
    private Advance advance;
    private long events;
    private long firstNs;
    private long lastNs;
    private TreeSet<String> channels = new TreeSet<>();
    private TreeMap<String, Long> rejected = new TreeMap<>();
    private TreeMap<String, String> uncalibrated = new TreeMap<>();
    private TreeSet<String> lastFits;
    private boolean done;

    /** Channels up to and including {@code through} know that all before {@code before} is folded. */
    record Advance(long before, String through) {}

    /** Its bytes: maps as lists of names and numbers in order; {@code lastFits} is null before the run has ended. */
    private record Stored(
            String run,
            int of,
            List<String> sources,
            List<MarkClock.SourceMark> marks,
            MarkClock.Range range,
            long settledBefore,
            Advance advance,
            long events,
            long firstNs,
            long lastNs,
            List<String> channels,
            List<String> reasons,
            long[] rejected,
            List<String> uncalibrated,
            List<String> uncalibratedReasons,
            List<String> lastFits,
            boolean done) {}

    /** The ledger of these bytes. */
    static RunLedger of(byte[] bytes) {
        return new RunLedger(CODEC.decode(bytes));
    }

    private RunLedger(Stored stored) {
        run = stored.run();
        of = stored.of();
        SortedMap<String, MarkClock.SourceMark> marks = new TreeMap<>();
        for (int i = 0; i < stored.marks().size(); i++)
            marks.put(stored.sources().get(i), stored.marks().get(i));
        move(new MarkClock(marks));
        range = stored.range();
        settledBefore = stored.settledBefore();
        advance = stored.advance();
        events = stored.events();
        firstNs = stored.firstNs();
        lastNs = stored.lastNs();
        channels.addAll(stored.channels());
        for (int i = 0; i < stored.rejected().length; i++)
            rejected.put(stored.reasons().get(i), stored.rejected()[i]);
        for (int i = 0; i < stored.uncalibrated().size(); i++)
            uncalibrated.put(
                    stored.uncalibrated().get(i), stored.uncalibratedReasons().get(i));
        lastFits = stored.lastFits() == null ? null : new TreeSet<>(stored.lastFits());
        done = stored.done();
    }

    byte[] bytes() {
        return CODEC.encode(new Stored(
                run,
                of,
                List.copyOf(clock.sources().keySet()),
                List.copyOf(clock.sources().values()),
                range,
                settledBefore,
                advance,
                events,
                firstNs,
                lastNs,
                List.copyOf(channels),
                List.copyOf(rejected.keySet()),
                rejected.values().stream().mapToLong(Long::longValue).toArray(),
                List.copyOf(uncalibrated.keySet()),
                List.copyOf(uncalibrated.values()),
                lastFits == null ? null : List.copyOf(lastFits),
                done));
    }

    RunLedger(Mark.RunStarted started) {
        run = started.run();
        of = started.of();
        range = MarkClock.Range.of(started.description());
    }

    String run() {
        return run;
    }

    MarkClock clock() {
        return clock;
    }

    boolean done() {
        return done;
    }

    void started(Mark.RunStarted started) {
        move(clock.started(started.description()));
        range = range.union(MarkClock.Range.of(started.description()));
    }

    void move(MarkClock to) {
        clock = to;
        now = to.now();
    }

    boolean absurd(long timeNs) {
        return !range.holds(timeNs);
    }

    boolean late(long timeNs, long graceNs) {
        return done || timeNs < MarkClock.settled(now, graceNs);
    }

    void reject(String reason) {
        rejected.merge(reason, 1L, Long::sum);
    }

    void reject(SortedMap<String, Long> others) {
        others.forEach((reason, count) -> rejected.merge(reason, count, Long::sum));
    }

    /** This channel ended the run without a calibration. */
    void uncalibrated(String channel, String reason) {
        uncalibrated.put(channel, reason);
    }

    void folded(Event event) {
        firstNs = events == 0 ? event.timeNs() : Math.min(firstNs, event.timeNs());
        lastNs = events == 0 ? event.timeNs() : Math.max(lastNs, event.timeNs());
        events++;
        channels.add(event.channel());
    }

    /** All events before this instant have been folded and all channels know it [ns since 1970]. */
    long settledBefore() {
        return settledBefore;
    }

    boolean advancing() {
        return advance != null;
    }

    void startAdvance(long before) {
        advance = new Advance(before, "");
    }

    /** The data time channels are told now; a run that has ended stops at its last mark [ns since 1970]. */
    long advanceNs() {
        return advance.before() == MarkClock.ALWAYS ? clock.latest() : advance.before();
    }

    /** Channels that do not know yet what time it is, in order. */
    List<String> toAdvance() {
        return new ArrayList<>(channels.tailSet(advance.through() + '\0'));
    }

    void advanced(String channel) {
        advance = new Advance(advance.before(), channel);
    }

    void endAdvance() {
        settledBefore = advance.before();
        advance = null;
        if (settledBefore == MarkClock.ALWAYS) lastFits = new TreeSet<>(channels);
    }

    /** Whether the run has ended, all is folded and the last fits are what is left. */
    boolean finishing() {
        return lastFits != null;
    }

    /** Channels that wait for their last fit, in order. */
    SortedSet<String> lastFits() {
        return lastFits;
    }

    /** Whether a mark has passed what has not been folded yet. */
    boolean behind(long graceNs) {
        return !done && (advance != null || settledBefore < MarkClock.settled(now, graceNs));
    }

    /** How far folding is behind {@code newestNs} [ns]. */
    long lagNs(long newestNs) {
        return done ? 0 : Math.max(0, newestNs - Math.max(settledBefore, range.from()));
    }

    Mark.PartitionDone close(String topic, int partition) {
        Mark.PartitionDone report = new Mark.PartitionDone(
                Mark.PartitionDone.NAME,
                run,
                topic,
                partition,
                of,
                events,
                List.copyOf(channels),
                instant(firstNs),
                instant(lastNs),
                new TreeMap<>(rejected),
                new TreeMap<>(uncalibrated));
        done = true;
        lastFits = null;
        channels = new TreeSet<>();
        uncalibrated = new TreeMap<>();
        return report;
    }

    private Instant instant(long ns) {
        return events == 0 ? null : EventTime.instant(ns);
    }
}
