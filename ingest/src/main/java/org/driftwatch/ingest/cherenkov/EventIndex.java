package org.driftwatch.ingest.cherenkov;

import java.time.Duration;
import java.time.Instant;
import org.driftwatch.ingest.cherenkov.hdf5.CompoundTable;
import org.driftwatch.ingest.cherenkov.hdf5.TableColumn;
import org.driftwatch.ingest.lh5.UnreadableFileException;
import org.driftwatch.topics.run.EventTime;

/**
 * The array events of a file in order of trigger time. The rank of an event is its place in that order. Memory: 32 bytes per
 * event.
 */
final class EventIndex {
    private static final int NEAR = 4;
    private static final int MOST = 1 << 27;
    private static final Duration LONGEST = Duration.ofHours(24);
    private final long[] obs;
    private final long[] event;
    private final long[] timeNs;
    private final int[] byKey;

    private EventIndex(long[] obs, long[] event, long[] timeNs) {
        int[] order = Ascending.order(obs.length, (a, b) -> {
            int byTime = Long.compare(timeNs[a], timeNs[b]);
            return byTime != 0 ? byTime : compare(obs[a], event[a], obs[b], event[b]);
        });
        this.obs = inOrder(obs, order);
        this.event = inOrder(event, order);
        this.timeNs = inOrder(timeNs, order);
        this.byKey =
                Ascending.order(obs.length, (a, b) -> compare(this.obs[a], this.event[a], this.obs[b], this.event[b]));
    }

    private static long[] inOrder(long[] values, int[] order) {
        long[] ordered = new long[order.length];
        for (int i = 0; i < order.length; i++) ordered[i] = values[order[i]];
        return ordered;
    }

    private static int compare(long obs, long event, long otherObs, long otherEvent) {
        return obs != otherObs ? Long.compare(obs, otherObs) : Long.compare(event, otherEvent);
    }

    /** @param trigger the table of array triggers; an event in it twice is an error */
    static EventIndex of(CompoundTable trigger) throws UnreadableFileException {
        int rows = (int) Math.min(trigger.rows(), MOST);
        if (rows != trigger.rows())
            throw trigger.place().error(trigger.rows() + " rows, at most " + MOST + " are read");
        TableColumn obsColumn = trigger.column(KeyedTable.OBS);
        TableColumn eventColumn = trigger.column(KeyedTable.EVENT);
        StoredTime time = StoredTime.of(trigger);
        long[] obs = new long[rows];
        long[] event = new long[rows];
        long[] timeNs = new long[rows];
        for (int row = 0; row < rows; row++) {
            obs[row] = obsColumn.integer(row);
            event[row] = eventColumn.integer(row);
            timeNs[row] = time.utcNs(row);
        }
        EventIndex index = new EventIndex(obs, event, timeNs);
        index.checkOnce(eventColumn, obs, event);
        index.checkSpan(trigger.column(StoredTime.NAME), obs, event);
        return index;
    }

    private void checkOnce(TableColumn column, long[] storedObs, long[] storedEvent) throws UnreadableFileException {
        for (int i = 1; i < byKey.length; i++) {
            int a = byKey[i - 1];
            int b = byKey[i];
            if (compare(obs[a], event[a], obs[b], event[b]) == 0)
                throw column.place().error(last(storedObs, storedEvent, b), "event " + name(b) + " is there twice");
        }
    }

    /** Time marks go out for each second of a block: one time that is wrong by years would be waited for. */
    private void checkSpan(TableColumn column, long[] storedObs, long[] storedEvent) throws UnreadableFileException {
        if (timeNs.length == 0) return;
        Instant middle = EventTime.instant(timeNs[timeNs.length / 2]);
        for (int rank : new int[] {0, timeNs.length - 1}) {
            Instant at = EventTime.instant(timeNs[rank]);
            if (Duration.between(middle, at).abs().compareTo(LONGEST) > 0)
                throw column.place()
                        .error(
                                last(storedObs, storedEvent, rank),
                                "event " + name(rank) + " must be within " + LONGEST.toHours()
                                        + " h of the middle event of its block, at " + middle + ", was at " + at);
        }
    }

    private long last(long[] storedObs, long[] storedEvent, int rank) {
        int row = storedObs.length - 1;
        while (compare(storedObs[row], storedEvent[row], obs[rank], event[rank]) != 0) row--;
        return row;
    }

    int size() {
        return obs.length;
    }

    long obs(int rank) {
        return obs[rank];
    }

    long event(int rank) {
        return event[rank];
    }

    long timeNs(int rank) {
        return timeNs[rank];
    }

    /** The event in messages, {@code obs/event}. */
    String name(int rank) {
        return obs[rank] + "/" + event[rank];
    }

    /**
     * The rank of an event, -1 when there is no such event.
     *
     * @param near rank at and behind which to look first
     */
    int rank(long ofObs, long ofEvent, int near) {
        for (int i = Math.max(0, near); i < Math.min(near + NEAR, obs.length); i++)
            if (event[i] == ofEvent && obs[i] == ofObs) return i;
        int low = 0;
        int high = byKey.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = compare(obs[byKey[middle]], event[byKey[middle]], ofObs, ofEvent);
            if (order == 0) return byKey[middle];
            if (order < 0) low = middle + 1;
            else high = middle - 1;
        }
        return -1;
    }
}
