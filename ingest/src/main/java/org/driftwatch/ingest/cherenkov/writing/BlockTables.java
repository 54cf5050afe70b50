package org.driftwatch.ingest.cherenkov.writing;

import static org.driftwatch.ingest.cherenkov.hdf5.writing.ColumnType.INT16;
import static org.driftwatch.ingest.cherenkov.hdf5.writing.ColumnType.INT32;
import static org.driftwatch.ingest.cherenkov.hdf5.writing.ColumnType.INT64;
import static org.driftwatch.ingest.cherenkov.hdf5.writing.ColumnType.LOGICAL;
import static org.driftwatch.ingest.cherenkov.hdf5.writing.ColumnType.UINT8;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.driftwatch.ingest.cherenkov.Dl2Paths;
import org.driftwatch.ingest.cherenkov.hdf5.writing.NewColumn;
import org.driftwatch.ingest.cherenkov.hdf5.writing.NewTable;
import org.driftwatch.ingest.cherenkov.writing.ColumnHomes.Home;
import org.driftwatch.topics.cherenkov.TelescopeEvent;
import org.driftwatch.topics.cherenkov.layout.ArrayDescription;

/** The tables of events of a DL2 file, filled event by event. A telescope without events gets none. */
final class BlockTables {
    private static final long SHOWER_EVENT = 32;
    private static final String TIME = "time";
    private static final NewColumn OBS = NewColumn.of("obs_id", INT32);
    private static final NewColumn EVENT = NewColumn.of("event_id", INT64);
    private static final NewColumn TELESCOPE = NewColumn.of("tel_id", INT16);
    private static final NewColumn TYPE = NewColumn.of("event_type", UINT8);
    private final ArrayDescription array;
    private final Home geometryHome;
    private final List<Home> homes;
    private final NewTable arrayTriggers;
    private final NewTable telescopeTriggers;
    private final NewTable geometry;
    private final Map<String, NewTable> telescopes = new TreeMap<>();

    BlockTables(ArrayDescription array, String classification) {
        this.array = array;
        ColumnHomes columns = new ColumnHomes(array, classification);
        this.geometryHome = columns.geometry();
        this.homes = columns.telescopes();
        NewColumn who = new NewColumn(
                "tels_with_trigger", LOGICAL, Math.max(1, array.telescopes().size()), "");
        this.arrayTriggers = timed(Dl2Paths.ARRAY_TRIGGER, List.of(OBS, EVENT, TaiStamp.column(TIME), who, TYPE));
        this.telescopeTriggers =
                timed(Dl2Paths.TELESCOPE_TRIGGER, List.of(OBS, EVENT, TELESCOPE, TaiStamp.column(TIME), TYPE));
        this.geometry = new NewTable(geometryHome.path(), geometryHome.behind(List.of(OBS, EVENT)));
    }

    private static NewTable timed(String path, List<NewColumn> columns) {
        return TaiStamp.described(new NewTable(path, columns), List.of(TIME));
    }

    /** @param event all telescopes of one event */
    void add(List<TelescopeEvent> event) {
        TelescopeEvent first = event.get(0);
        boolean[] triggered = new boolean[array.telescopes().size()];
        for (TelescopeEvent telescope : event) {
            int place = array.telescopes().indexOf(array.telescope(telescope.telescope()));
            triggered[place] = !Double.isNaN(telescope.triggerNs());
        }
        long[] time = TaiStamp.of(first.timeNs(), 0);
        arrayTriggers.row(
                first.obs(),
                first.event(),
                time,
                triggered.length == 1 ? (Object) triggered[0] : triggered,
                SHOWER_EVENT);
        geometry.row(geometryHome.row(first.values(), first.obs(), first.event()));
        for (TelescopeEvent telescope : event) add(telescope);
    }

    private void add(TelescopeEvent event) {
        if (!Double.isNaN(event.triggerNs()))
            telescopeTriggers.row(
                    event.obs(),
                    event.event(),
                    event.telescope(),
                    TaiStamp.of(event.timeNs(), event.triggerNs()),
                    SHOWER_EVENT);
        for (Home home : homes)
            table(home, event.telescope()).row(home.row(event.values(), event.obs(), event.event(), event.telescope()));
    }

    private NewTable table(Home home, int telescope) {
        return telescopes.computeIfAbsent(
                home.path() + "/" + Dl2Paths.telescope(telescope),
                path -> new NewTable(path, home.behind(List.of(OBS, EVENT, TELESCOPE))));
    }

    List<NewTable> all() {
        List<NewTable> all = new ArrayList<>(List.of(arrayTriggers, telescopeTriggers, geometry));
        all.addAll(telescopes.values());
        return all;
    }
}
