package org.driftwatch.ingest.cherenkov;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.driftwatch.ingest.cherenkov.hdf5.TableColumn;
import org.driftwatch.ingest.lh5.UnreadableFileException;

/** The table of telescope triggers: which telescopes saw an event, and when. */
final class TelescopeTriggers {
    private final RankedRows rows;
    private final TableColumn telescope;
    private final StoredTime time;
    private final Map<Long, TelescopeRows> telescopes = new HashMap<>();
    private final double[] delaysNs;

    /** @param telescopes are told of their events */
    TelescopeTriggers(RankSurvey survey, List<TelescopeRows> telescopes) throws UnreadableFileException {
        this.telescope = survey.table().table().column(KeyedTable.TELESCOPE);
        this.time = StoredTime.of(survey.table().table());
        this.delaysNs = new double[telescopes.size()];
        for (TelescopeRows each : telescopes)
            this.telescopes.put((long) each.telescope().id(), each);
        this.rows = survey.rows((row, rank) -> {
            TelescopeRows of = telescope(row);
            if (of.has(rank))
                throw survey.table()
                        .twice(row, rank, " of telescope " + of.telescope().id());
            of.events().set(rank);
        });
    }

    private TelescopeRows telescope(long row) throws UnreadableFileException {
        TelescopeRows found = telescopes.get(telescope.integer(row));
        if (found != null) return found;
        throw telescope.place().error(row, "telescope " + telescope.integer(row) + " is not in the layout");
    }

    /**
     * Trigger times after the time of the event [ns], by place in the layout; NaN without one. Overwritten by the next call.
     *
     * @param event must rise from call to call
     */
    double[] delaysNs(int event) throws UnreadableFileException {
        Arrays.fill(delaysNs, Double.NaN);
        long eventNs = rows.table().events().timeNs(event);
        for (boolean more = rows.seek(event); more; more = rows.rank() == event) {
            delaysNs[telescope(rows.row()).place()] = time.after(eventNs, rows.row());
            rows.advance();
        }
        return delaysNs;
    }
}
