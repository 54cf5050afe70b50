package org.driftwatch.ingest.germanium;

import java.util.Iterator;
import java.util.PriorityQueue;
import java.util.function.ToLongFunction;
import org.driftwatch.ingest.lh5.Lh5File;
import org.driftwatch.ingest.lh5.UnreadableFileException;
import org.driftwatch.ingest.run.Progress;
import org.driftwatch.topics.run.Event;

/**
 * The events of a run, tables merged by time: always the row with the smallest (time, channel, event number) among the next
 * rows of all tables. Each table stays in file order; parts follow each other. Memory: one block per column.
 */
final class MergedRows<E extends Event> implements AutoCloseable {
    private static final int SAMPLE_BYTES = 48 << 20;
    private static final int LEAST_BYTES = 1 << 18;
    private final RunPlan plan;
    private final RowReader.Opener<E> opener;
    private final ToLongFunction<E> bytesOf;
    private final Progress progress;
    private final Iterator<RunPart> parts;
    private final PriorityQueue<TableStream<E>> streams = new PriorityQueue<>();
    private Lh5File file;
    private long done;
    private long bytes;

    MergedRows(RunPlan plan, RowReader.Opener<E> opener, ToLongFunction<E> bytesOf, Progress progress) {
        this.plan = plan;
        this.opener = opener;
        this.bytesOf = bytesOf;
        this.progress = progress;
        this.parts = plan.parts().iterator();
    }

    E next() throws UnreadableFileException {
        TableStream<E> first = first();
        if (first == null) return null;
        E event = first.next();
        if (first.hasNext()) streams.add(first);
        bytes += bytesOf.applyAsLong(event);
        progress.reached(++done, plan.description().events(), bytes);
        return event;
    }

    /** Leaves out the next event without reading more than its head; false when there is none. */
    boolean skip() throws UnreadableFileException {
        TableStream<E> first = first();
        if (first == null) return false;
        first.skip();
        if (first.hasNext()) streams.add(first);
        return true;
    }

    /** The table with the next event, taken from the others; null when the run is through. */
    private TableStream<E> first() throws UnreadableFileException {
        while (streams.isEmpty()) {
            close();
            if (!parts.hasNext()) return null;
            open(parts.next());
        }
        return streams.poll();
    }

    private void open(RunPart part) throws UnreadableFileException {
        int tables = Math.max(1, part.tables().size());
        file = Lh5File.open(part.file(), Math.max(LEAST_BYTES, Math.min(Lh5File.BLOCK_BYTES, SAMPLE_BYTES / tables)));
        for (TierTable table : TierTables.of(file, plan.options()).tables()) {
            RunPart.Rows rows = part.tables().get(table.name());
            if (rows == null) continue;
            RowHeads heads = new RowHeads(table, part.start(), rows.before());
            RowReader<E> reader = opener.open(plan.description().run(), table);
            TableStream<E> stream = new TableStream<>(heads, reader, rows.range());
            if (stream.hasNext()) streams.add(stream);
        }
    }

    @Override
    public void close() throws UnreadableFileException {
        if (file == null) return;
        Lh5File open = file;
        file = null;
        open.close();
    }
}
