package org.driftwatch.ingest.cherenkov;

import java.util.Set;
import org.driftwatch.ingest.cherenkov.hdf5.CompoundTable;
import org.driftwatch.ingest.cherenkov.hdf5.TableColumn;
import org.driftwatch.ingest.lh5.UnreadableFileException;

/** A table whose rows belong to events. */
final class KeyedTable {
    static final String OBS = "obs_id";
    static final String EVENT = "event_id";
    static final String TELESCOPE = "tel_id";
    static final Set<String> KEYS = Set.of(OBS, EVENT, TELESCOPE);
    private final CompoundTable table;
    private final EventIndex events;
    private final TableColumn obs;
    private final TableColumn event;
    private int last;

    KeyedTable(CompoundTable table, EventIndex events) throws UnreadableFileException {
        this.table = table;
        this.events = events;
        this.obs = integers(table, OBS);
        this.event = integers(table, EVENT);
    }

    private static TableColumn integers(CompoundTable table, String name) throws UnreadableFileException {
        TableColumn column = table.column(name);
        if (column.isInteger() && column.isScalar()) return column;
        throw column.place().error("wrong datatype: " + column.type() + ", expected integers");
    }

    CompoundTable table() {
        return table;
    }

    EventIndex events() {
        return events;
    }

    /** The column of telescope ids, null when it has none. */
    TableColumn telescope() throws UnreadableFileException {
        return table.has(TELESCOPE) ? integers(table, TELESCOPE) : null;
    }

    /** Rank of the event this row belongs to, -1 for an event without array trigger. */
    int rank(long row) throws UnreadableFileException {
        int rank = events.rank(obs.integer(row), event.integer(row), last);
        if (rank >= 0) last = rank;
        return rank;
    }

    UnreadableFileException twice(long row, int rank, String whose) {
        return event.place().error(row, "event " + events.name(rank) + whose + " is there twice");
    }
}
