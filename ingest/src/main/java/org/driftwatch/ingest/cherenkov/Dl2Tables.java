package org.driftwatch.ingest.cherenkov;

import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.driftwatch.ingest.cherenkov.hdf5.CompoundTable;
import org.driftwatch.ingest.cherenkov.hdf5.TableFile;
import org.driftwatch.ingest.lh5.UnreadableFileException;
import org.driftwatch.topics.cherenkov.layout.Telescope;

/** The event tables of a file, opened and looked over, so that a fault shows before anything is sent. */
final class Dl2Tables {
    private static final Predicate<String> ALL = name -> true;
    private final TableFile file;
    private final Warnings warnings;
    private final EventIndex events;
    private final Map<Telescope, TelescopeRows> telescopes = new LinkedHashMap<>();
    private final ColumnSlots slots = new ColumnSlots();
    private final TelescopeTriggers triggers;
    private final RowValues geometry;
    private long orphans;

    Dl2Tables(TableFile file, List<Telescope> layout, Dl2Groups groups, Warnings warnings)
            throws UnreadableFileException {
        this.file = file;
        this.warnings = warnings;
        this.events = EventIndex.of(file.table(Dl2Paths.ARRAY_TRIGGER));
        for (Telescope telescope : layout) telescopes.put(telescope, new TelescopeRows(telescope, telescopes.size()));
        this.triggers = openTriggers();
        open(groups.energies(), ALL, true);
        open(groups.classifications(), ALL, false);
        open(groups.impacts(), ALL, false);
        open(groups.imageParameters(), groups.parameters()::contains, false);
        this.geometry = table(groups.geometry().group(), groups.geometryColumns(), RankSurvey.ARRAY, new BitSet(), ALL);
        if (orphans > 0) warnings.add(orphans + " rows of events without array trigger are left out");
    }

    private TelescopeTriggers openTriggers() throws UnreadableFileException {
        RankSurvey survey = new RankSurvey(new KeyedTable(file.table(Dl2Paths.TELESCOPE_TRIGGER), events));
        TelescopeTriggers opened = new TelescopeTriggers(survey, List.copyOf(telescopes.values()));
        orphans += survey.orphans();
        return opened;
    }

    private void open(TelescopeGroup group, Predicate<String> wanted, boolean makesEvents)
            throws UnreadableFileException {
        List<Telescope> layout = List.copyOf(telescopes.keySet());
        for (Map.Entry<Telescope, String> each : group.tables(layout, warnings).entrySet()) {
            if (each.getValue() == null) continue;
            TelescopeRows telescope = telescopes.get(each.getKey());
            BitSet present = makesEvents ? telescope.events() : new BitSet();
            telescope
                    .tables()
                    .add(table(each.getValue(), group.columns(), each.getKey().id(), present, wanted));
        }
    }

    private RowValues table(String path, List<String> required, int telescope, BitSet present, Predicate<String> wanted)
            throws UnreadableFileException {
        CompoundTable table = file.table(path);
        for (String column : required) numbers(table, column);
        RankSurvey survey = new RankSurvey(new KeyedTable(table, events));
        RankedRows rows = survey.single(telescope, present);
        orphans += survey.orphans();
        return slots.add(rows, wanted);
    }

    private static void numbers(CompoundTable table, String name) throws UnreadableFileException {
        if (!table.column(name).isScalar())
            throw table.column(name)
                    .place()
                    .error("wrong datatype: " + table.column(name).type() + ", expected a number");
    }

    EventIndex events() {
        return events;
    }

    List<TelescopeRows> telescopes() {
        return List.copyOf(telescopes.values());
    }

    ColumnSlots slots() {
        return slots;
    }

    TelescopeTriggers triggers() {
        return triggers;
    }

    RowValues geometry() {
        return geometry;
    }
}
