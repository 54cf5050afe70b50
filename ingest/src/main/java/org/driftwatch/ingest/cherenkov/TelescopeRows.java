package org.driftwatch.ingest.cherenkov;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.driftwatch.ingest.lh5.UnreadableFileException;
import org.driftwatch.topics.cherenkov.layout.Telescope;

/**
 * The tables of one telescope, and the events it takes part in.
 *
 * @param place of the telescope in the layout
 * @param events ranks of its events
 */
record TelescopeRows(Telescope telescope, int place, BitSet events, List<RowValues> tables) {
    TelescopeRows(Telescope telescope, int place) {
        this(telescope, place, new BitSet(), new ArrayList<>());
    }

    boolean has(int event) {
        return events.get(event);
    }

    /** @param event must not fall from call to call */
    void fill(int event, double[] values) throws UnreadableFileException {
        for (RowValues table : tables) table.fill(event, values);
    }
}
