package org.driftwatch.ingest.cherenkov;

import org.driftwatch.ingest.lh5.UnreadableFileException;

/**
 * The rows of a table in the order of events, one at a time. Rows of events without array trigger are left out. A table that
 * is stored in another order costs 4 bytes per row, and keeps {@value #KEPT_BYTES} bytes of its blocks.
 */
final class RankedRows {
    static final int END = Integer.MAX_VALUE;
    private static final long KEPT_BYTES = 1 << 24;
    private final KeyedTable table;
    private final int[] order;
    private long next;
    private long row = -1;
    private int rank = -1;

    /** @param order rows in order of events; null when they are stored so */
    RankedRows(KeyedTable table, int[] order) throws UnreadableFileException {
        this.table = table;
        this.order = order;
        if (order != null) table.table().keep(KEPT_BYTES);
        advance();
    }

    KeyedTable table() {
        return table;
    }

    /** Rank of the event of the row where it stands, {@link #END} behind the last. */
    int rank() {
        return rank;
    }

    long row() {
        return row;
    }

    /** Goes on to the first row of this event or a later one; true when there is one of this. */
    boolean seek(int event) throws UnreadableFileException {
        while (rank < event) advance();
        return rank == event;
    }

    void advance() throws UnreadableFileException {
        long rows = order == null ? table.table().rows() : order.length;
        do {
            if (next == rows) {
                rank = END;
                return;
            }
            row = order == null ? next : order[(int) next];
            next++;
            rank = table.rank(row);
        } while (rank < 0);
    }
}
