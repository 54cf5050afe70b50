package org.driftwatch.calibrators.germanium.subject;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.driftwatch.calibrators.germanium.aoe.AoeSettings;
import org.driftwatch.calibrators.germanium.cuts.CutSettings;
import org.driftwatch.calibrators.germanium.lq.LqSettings;
import org.driftwatch.calibrators.germanium.sample.CellAxes;
import org.driftwatch.calibrators.germanium.sample.SparseHistogram;
import org.driftwatch.calibrators.state.ChannelStore;

/**
 * What a channel is asked for beside its energy scale.
 *
 * @param cuts quality cuts
 * @param poleZeroFromKeV energy from which on the tail of a pulse counts [keV]
 * @param aoe A/E
 * @param lq late charge
 * @param pulseShape energy scale and resolution of the pulse-shape subjects
 * @param bounds how much is kept
 * @param schedules when there are answers within a run
 */
public record SubjectSettings(
        CutSettings cuts,
        double poleZeroFromKeV,
        AoeSettings aoe,
        LqSettings lq,
        PulseShape pulseShape,
        Bounds bounds,
        Schedules schedules) {
    public SubjectSettings {
        if (!(poleZeroFromKeV >= 0))
            throw new IllegalArgumentException("pole_zero.from_kev must be >= 0, was " + poleZeroFromKeV);
    }

    /**
     * Bounds of the state of one channel.
     *
     * @param columnCells occupied cells of each column that is cut upon
     * @param eventCells occupied cells of energy, quantity and drift time, for A/E and for LQ
     */
    public record Bounds(int columnCells, int eventCells) {
        public Bounds {
            if (columnCells < 4096)
                throw new IllegalArgumentException("column_cells must be >= 4096, was " + columnCells);
            if (eventCells < 1024) throw new IllegalArgumentException("event_cells must be >= 1024, was " + eventCells);
        }
    }

    /** First attempt after so many counted events, further ones after so much growth. */
    public record Schedules(Schedule cuts, Schedule poleZero, Schedule pulseShape) {}

    /** Usual cuts; tails from 1000 keV; 8192 and 131 072 cells; first answers after 1000, 200 and 5000 events, again at twice as many. */
    public static SubjectSettings defaults() {
        return new SubjectSettings(
                CutSettings.defaults(),
                1000,
                AoeSettings.DEFAULTS,
                LqSettings.DEFAULTS,
                PulseShape.calibrated(),
                new Bounds(8192, 131_072),
                new Schedules(new Schedule(1000, 1), new Schedule(200, 1), new Schedule(5000, 1)));
    }

    /** Subjects of one channel on its store, in the order in which they are asked. */
    public List<Subjects.Scheduled> open(ChannelStore store) {
        return open(store, Past.none());
    }

    /** The same, with what earlier runs of the channel left behind. */
    public List<Subjects.Scheduled> open(ChannelStore store, Past past) {
        List<Subjects.Scheduled> subjects = new ArrayList<>();
        subjects.add(new Subjects.Scheduled(
                new CutsSubject(cuts, bounds.columnCells(), store, aoe.names().energy()), schedules.cuts()));
        subjects.add(new Subjects.Scheduled(new PoleZeroSubject(poleZeroFromKeV, store), schedules.poleZero()));
        subjects.add(new Subjects.Scheduled(
                new AoeSubject(aoe, pulseShape, cells(store, 'A'), store, past), schedules.pulseShape()));
        subjects.add(new Subjects.Scheduled(
                new LqSubject(lq, pulseShape, cells(store, 'L'), store), schedules.pulseShape()));
        return List.copyOf(subjects);
    }

    private SparseHistogram cells(ChannelStore store, char kind) {
        return new SparseHistogram(CellAxes.defaults(), bounds.eventCells(), store, kind);
    }

    /** Columns the subjects read. */
    public List<String> columns() {
        Set<String> columns = new LinkedHashSet<>(CutColumns.read(cuts));
        columns.add(PoleZeroSubject.SLOPE);
        columns.add(PoleZeroSubject.PERIOD);
        columns.addAll(
                List.of(aoe.names().energy(), aoe.names().current(), aoe.names().drift()));
        columns.addAll(
                List.of(lq.names().energy(), lq.names().lateCharge(), lq.names().drift()));
        return List.copyOf(columns);
    }
}
