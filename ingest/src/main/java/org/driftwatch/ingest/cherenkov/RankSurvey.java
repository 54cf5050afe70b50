package org.driftwatch.ingest.cherenkov;

import java.util.BitSet;
import org.driftwatch.ingest.cherenkov.hdf5.TableColumn;
import org.driftwatch.ingest.lh5.UnreadableFileException;

/** Looks over the keys of a table once: are its rows in the order of events, which events are there, what is left out. */
final class RankSurvey {
    /** Stands for no telescope: a table of the whole array. */
    static final int ARRAY = -1;

    private final KeyedTable table;
    private boolean ordered = true;
    private long orphans;

    /** Is told of each row that belongs to an event. */
    @FunctionalInterface
    interface Row {
        void seen(long row, int rank) throws UnreadableFileException;
    }

    RankSurvey(KeyedTable table) {
        this.table = table;
    }

    KeyedTable table() {
        return table;
    }

    /** Rows of events without array trigger. */
    long orphans() {
        return orphans;
    }

    /** The rows in the order of events. */
    RankedRows rows(Row each) throws UnreadableFileException {
        look(each);
        return new RankedRows(table, ordered ? null : order());
    }

    /** Rows of which an event has at most one; two are an error, and so is a row of another telescope. */
    RankedRows single(int telescope, BitSet present) throws UnreadableFileException {
        TableColumn id = telescope == ARRAY ? null : table.telescope();
        BitSet seen = new BitSet(table.events().size());
        RankedRows rows = rows((row, rank) -> {
            if (id != null && id.integer(row) != telescope)
                throw id.place().error(row, "telescope " + id.integer(row) + " in the table of " + telescope);
            if (seen.get(rank)) throw table.twice(row, rank, "");
            seen.set(rank);
        });
        present.or(seen);
        return rows;
    }

    private void look(Row each) throws UnreadableFileException {
        int before = -1;
        for (long row = 0; row < table.table().rows(); row++) {
            int rank = table.rank(row);
            if (rank < 0) {
                orphans++;
                continue;
            }
            ordered &= rank >= before;
            before = rank;
            each.seen(row, rank);
        }
    }

    private int[] order() throws UnreadableFileException {
        int[] ranks = new int[Math.toIntExact(table.table().rows())];
        for (int row = 0; row < ranks.length; row++) ranks[row] = table.rank(row);
        return Ascending.order(ranks.length, (a, b) -> Integer.compare(ranks[a], ranks[b]));
    }
}
