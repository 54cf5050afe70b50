package org.driftwatch.ingest.germanium;

import org.driftwatch.ingest.lh5.UnreadableFileException;
import org.driftwatch.topics.run.Event;

/** The rows of one table in file order, the head of the next one known. */
final class TableStream<E extends Event> implements Comparable<TableStream<?>> {
    private final RowHeads heads;
    private final RowReader<E> reader;
    private final long end;
    private RowHead head;

    TableStream(RowHeads heads, RowReader<E> reader, RowRange rows) throws UnreadableFileException {
        this.heads = heads;
        this.reader = reader;
        this.end = rows.to();
        step(rows.from());
    }

    private void step(long row) throws UnreadableFileException {
        head = row < end ? heads.at(row) : null;
    }

    boolean hasNext() {
        return head != null;
    }

    E next() throws UnreadableFileException {
        E event = reader.read(head);
        step(head.row() + 1);
        return event;
    }

    void skip() throws UnreadableFileException {
        step(head.row() + 1);
    }

    @Override
    public int compareTo(TableStream<?> other) {
        return RowHead.ORDER.compare(head, other.head);
    }
}
