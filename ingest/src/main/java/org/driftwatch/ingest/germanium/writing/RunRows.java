package org.driftwatch.ingest.germanium.writing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.driftwatch.ingest.lh5.writing.Lh5Writer;
import org.driftwatch.ingest.lh5.writing.NewColumn;
import org.driftwatch.ingest.lh5.writing.NewTable;
import org.driftwatch.topics.run.Event;
import org.driftwatch.topics.run.EventTime;
import org.driftwatch.topics.run.RunDescription;

/** The rows of a run per channel, within a limit of memory, until they are written as {@code <channel>/<tier>}. */
final class RunRows<R extends ChannelRows> {
    private static final long EARLIEST_NS = 1_000_000_000L * EventTime.SECOND;
    private final Path file;
    private final MemoryLimit limit;
    private final Supplier<R> empty;
    private final SortedMap<String, R> channels = new TreeMap<>();
    private long events;
    private long bytes;
    private long largestColumn;

    RunRows(Path file, MemoryLimit limit, Supplier<R> empty) {
        this.file = file;
        this.limit = limit;
        this.empty = empty;
    }

    /** Refuses a run that will not fit, before its first event; channels are taken as equally busy. */
    void expect(RunDescription run, long rowBytes, long widestBytes) throws IOException {
        if (run.events() < 0) return;
        long column = run.events() / Math.max(1, run.channels().size()) * widestBytes;
        limit.check(file, run.events(), run.events() * rowBytes + column);
    }

    /** The rows this event belongs to. */
    R of(Event event, long rowBytes, long widestBytes) throws IOException {
        if (event.timeNs() < EARLIEST_NS)
            throw error(
                    event,
                    "time must be " + EventTime.instant(EARLIEST_NS) + " or later, was "
                            + EventTime.instant(event.timeNs()) + ": readers take less than 1e9 s as relative");
        R rows = channels.computeIfAbsent(event.channel(), name -> empty.get());
        largestColumn = Math.max(largestColumn, (rows.rows() + 1L) * widestBytes);
        bytes += rowBytes;
        events++;
        limit.check(file, events, bytes + largestColumn);
        if (largestColumn > Lh5Writer.LARGEST_COLUMN_BYTES)
            throw error(event, "a column must be smaller than " + Lh5Writer.LARGEST_COLUMN_BYTES + " bytes");
        return rows;
    }

    IOException error(Event event, String what) {
        return new IOException(file + ": " + event.channel() + ", event " + event.eventNumber() + ": " + what);
    }

    void write(String tier) throws IOException {
        List<NewTable> tables = new ArrayList<>();
        for (String channel : channels.keySet()) {
            SortedMap<String, NewColumn> columns = channels.get(channel).columns();
            tables.add(new NewTable(channel, tier, columns));
        }
        Lh5Writer.write(file, tables);
    }
}
