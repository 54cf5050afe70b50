package org.driftwatch.replay.recording;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.driftwatch.topics.run.EventTime;
import org.driftwatch.topics.run.Mark;
import org.driftwatch.topics.run.MarkedSource;
import org.driftwatch.topics.run.RunDescription;

/**
 * The partitions of a recorded run as one: between two marks by time, each partition in its own order; a mark when all have come to
 * it. Ends behind the last mark that all partitions have. Holds one record of each.
 */
final class MergedPartitions implements MarkedSource {
    private final RecordedTopic topic;
    private final List<Partition> partitions = new ArrayList<>();
    private long marks;
    private Reached last;
    private boolean ended;

    private MergedPartitions(RecordedTopic topic) {
        this.topic = topic;
        long from = EventTime.ns(topic.description().from());
        last = new Reached(from - Math.floorMod(from, EventTime.SECOND), 0);
    }

    static MergedPartitions open(RecordedTopic topic) throws IOException {
        MergedPartitions merged = new MergedPartitions(topic);
        try {
            for (var file : topic.files()) {
                Partition partition = new Partition(RecordFileReader.open(file));
                merged.partitions.add(partition);
                partition.advance();
            }
            return merged;
        } catch (IOException e) {
            merged.close();
            throw e;
        }
    }

    @Override
    public RunDescription description() {
        return topic.description();
    }

    @Override
    public Item next() throws IOException {
        while (!ended) {
            if (marks == topic.marks()) return end(last.timeNs(), last.sent());
            Partition earliest = earliest();
            if (earliest != null) return earliest.event();
            Item mark = mark();
            if (mark != null) return mark;
        }
        return null;
    }

    private Ended end(long timeNs, long sent) {
        ended = true;
        return new Ended(timeNs, sent);
    }

    /** The one whose next is the earliest event; null when all have come to a mark. */
    private Partition earliest() {
        Partition earliest = null;
        for (Partition each : partitions)
            if (each.isAtEvent() && (earliest == null || each.head.timeNs() < earliest.head.timeNs())) earliest = each;
        return earliest;
    }

    /** The mark all have come to; null for one that the player makes itself. */
    private Item mark() throws IOException {
        Partition first = partitions.get(0);
        Mark mark = first.mark();
        for (Partition each : partitions)
            if (!said(each.mark()).equals(said(mark)))
                throw new IOException(each.where() + ": must be " + said(mark) + " as in " + first.where() + ", is "
                        + said(each.mark()));
        for (Partition each : partitions) each.advance();
        marks++;
        if (mark instanceof Mark.RunEnded end) return end(EventTime.ns(end.instant()), end.sent());
        if (!(mark instanceof Mark.Reached reached)) return null;
        last = new Reached(EventTime.ns(reached.instant()), reached.sent());
        return last;
    }

    /** What must be the same in all partitions. */
    static String said(Mark mark) {
        String what = mark.mark() + " of " + mark.source();
        if (mark instanceof Mark.Reached reached) return what + " at " + reached.instant() + " sent " + reached.sent();
        if (mark instanceof Mark.RunEnded end) return what + " at " + end.instant() + " sent " + end.sent();
        return what;
    }

    @Override
    public void close() throws IOException {
        for (Partition each : partitions) each.reader.close();
    }

    /** A file and its next record. */
    private static final class Partition {
        private final RecordFileReader reader;
        private StoredRecord head;

        Partition(RecordFileReader reader) {
            this.reader = reader;
        }

        void advance() throws IOException {
            head = reader.next();
        }

        boolean isAtEvent() {
            return head != null && head.kind() == StoredRecord.Kind.DATA;
        }

        Event event() throws IOException {
            Event event = new Event(head.key(), head.value(), head.timeNs());
            advance();
            return event;
        }

        Mark mark() throws IOException {
            return FileSurvey.mark(reader, head);
        }

        String where() {
            return reader.file() + ": record " + (reader.records() - 1);
        }
    }
}
