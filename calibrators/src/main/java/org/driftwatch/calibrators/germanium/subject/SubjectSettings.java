package org.driftwatch.calibrators.germanium.subject;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.driftwatch.calibrators.germanium.cuts.CutSettings;
import org.driftwatch.calibrators.state.ChannelStore;

/**
 * What a channel is asked for beside its energy scale.
 *
 * @param cuts quality cuts
 * @param poleZeroFromKeV energy from which on the tail of a pulse counts [keV]
 * @param bounds how much is kept
 * @param schedules when there are answers within a run
 */
public record SubjectSettings(CutSettings cuts, double poleZeroFromKeV, Bounds bounds, Schedules schedules) {
    public SubjectSettings {
        if (!(poleZeroFromKeV >= 0))
            throw new IllegalArgumentException("pole_zero.from_kev must be >= 0, was " + poleZeroFromKeV);
    }

    /**
     * Bounds of the state of one channel.
     *
     * @param columnCells occupied cells of each column that is cut upon
     */
    public record Bounds(int columnCells) {
        public Bounds {
            if (columnCells < 4096)
                throw new IllegalArgumentException("bounds.column_cells must be >= 4096, was " + columnCells);
        }
    }

    /** First attempt after so many counted events, further ones after so much growth. */
    public record Schedules(Schedule cuts, Schedule poleZero) {}

    /** Usual cuts; tails from 1000 keV; 8192 cells per column; cuts after 1000 events, all again at double the counts. */
    public static SubjectSettings defaults() {
        return new SubjectSettings(
                CutSettings.defaults(),
                1000,
                new Bounds(8192),
                new Schedules(new Schedule(1000, 1), new Schedule(200, 1)));
    }

    /** Subjects of one channel on its store, in the order in which they are asked. */
    public List<Subjects.Scheduled> open(ChannelStore store) {
        List<Subjects.Scheduled> subjects = new ArrayList<>();
        subjects.add(new Subjects.Scheduled(new CutsSubject(cuts, bounds.columnCells(), store), schedules.cuts()));
        subjects.add(new Subjects.Scheduled(new PoleZeroSubject(poleZeroFromKeV, store), schedules.poleZero()));
        return List.copyOf(subjects);
    }

    /** Columns the subjects read. */
    public List<String> columns() {
        Set<String> columns = new LinkedHashSet<>(CutsSubject.columns(cuts));
        columns.add(PoleZeroSubject.SLOPE);
        columns.add(PoleZeroSubject.PERIOD);
        return List.copyOf(columns);
    }
}
