package org.driftwatch.ingest.cherenkov;

import static org.driftwatch.ingest.cherenkov.hdf5.writing.ColumnType.INT16;
import static org.driftwatch.ingest.cherenkov.hdf5.writing.ColumnType.INT32;
import static org.driftwatch.ingest.cherenkov.hdf5.writing.ColumnType.INT64;
import static org.driftwatch.ingest.cherenkov.hdf5.writing.ColumnType.LOGICAL;
import static org.driftwatch.ingest.cherenkov.hdf5.writing.ColumnType.UINT16;
import static org.driftwatch.ingest.cherenkov.hdf5.writing.ColumnType.UINT32;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.driftwatch.ingest.cherenkov.hdf5.writing.NewColumn;
import org.driftwatch.ingest.cherenkov.hdf5.writing.NewTable;
import org.driftwatch.ingest.cherenkov.hdf5.writing.TableFileWriter;
import org.driftwatch.topics.cherenkov.TelescopeEvent;

/**
 * A block of three telescopes, in the layout as 7, 2, 5, and of three events, 10, 20, 30, one second apart, whose tables tests
 * may exchange. Telescope 5 has no tables.
 */
public final class SmallBlock {
    public static final String ENERGY = Dl2Paths.ENERGY + "/RandomForestRegressor/";
    public static final String CLASSES = "/dl2/event/telescope/classification/RandomForestClassifier/";
    public static final String IMPACT = Dl2Paths.IMPACT + "/HillasReconstructor/";
    public static final String GEOMETRY = Dl2Paths.GEOMETRY + "/HillasReconstructor";
    /** TAI seconds of the first event; TAI − UTC is 37 s. */
    public static final long START = 1_760_000_000L;

    private static final NewColumn OBS = NewColumn.of("obs_id", INT32);
    private static final NewColumn EVENT = NewColumn.of("event_id", INT64);
    private static final NewColumn TELESCOPE = NewColumn.of("tel_id", INT16);
    private static final NewColumn TIME = new NewColumn("time", UINT32, 2, "");
    private final Map<String, NewTable> tables = new TreeMap<>();

    public SmallBlock() {
        NewTable layout = layout();
        for (int id : new int[] {7, 2, 5}) layout.row(id, "MST", "MST_MST_NectarCam", 10.0 * id, 0.0, 1.0);
        with(layout);
        NewTable triggers = arrayTriggers();
        for (int i = 0; i < 3; i++) triggers.row(1, 10 * (i + 1), new long[] {START + i, 400});
        with(triggers);
        NewTable telescopes = telescopeTriggers();
        for (int i = 0; i < 3; i++)
            for (int id : new int[] {7, 2}) telescopes.row(1, 10 * (i + 1), id, new long[] {START + i, 400 + id});
        with(telescopes);
        NewTable geometry = geometry();
        for (int i = 0; i < 3; i++) geometry.row(1, 10 * (i + 1), 70.0, 180.0, 1.0 * i, 0.0, 9000.0, true);
        with(geometry);
        for (int id : new int[] {2, 7}) addTables(id);
    }

    private void addTables(int id) {
        NewTable energies = energies(id);
        NewTable classes = classes(id);
        NewTable impacts = impacts(id);
        NewTable parameters = parameters(id);
        for (int event = 10; event <= 30; event += 10) {
            energies.row(1, event, id, energy(event, id), 0.1, true);
            classes.row(1, event, id, 0.9, true);
            impacts.row(1, event, id, 100.0 + event);
            parameters.row(1, event, id, 50.0 * id, 0.1);
        }
        with(energies).with(classes).with(impacts).with(parameters);
    }

    public static double energy(int event, int telescope) {
        return event + 0.1 * telescope;
    }

    public static NewTable layout() {
        return new NewTable(
                Dl2Paths.LAYOUT,
                List.of(
                        NewColumn.of("tel_id", UINT16),
                        NewColumn.text("type", 3),
                        NewColumn.text("tel_description", 20),
                        NewColumn.real("pos_x", "m"),
                        NewColumn.real("pos_y", "m"),
                        NewColumn.real("pos_z", "m")));
    }

    public static NewTable arrayTriggers() {
        return new NewTable(Dl2Paths.ARRAY_TRIGGER, List.of(OBS, EVENT, TIME));
    }

    public static NewTable telescopeTriggers() {
        return new NewTable(Dl2Paths.TELESCOPE_TRIGGER, List.of(OBS, EVENT, TELESCOPE, TIME));
    }

    public static NewTable geometry() {
        String name = "HillasReconstructor";
        return new NewTable(
                GEOMETRY,
                List.of(
                        OBS,
                        EVENT,
                        NewColumn.real(name + "_alt", "deg"),
                        NewColumn.real(name + "_az", "deg"),
                        NewColumn.real(name + "_core_x", "m"),
                        NewColumn.real(name + "_core_y", "m"),
                        NewColumn.real(name + "_h_max", "m"),
                        NewColumn.of(name + "_is_valid", LOGICAL)));
    }

    public static NewTable energies(int id) {
        return energies(ENERGY, "RandomForestRegressor", id);
    }

    public static NewTable energies(String group, String name, int id) {
        return new NewTable(
                group + Dl2Paths.telescope(id),
                List.of(
                        OBS,
                        EVENT,
                        TELESCOPE,
                        NewColumn.real(name + "_tel_energy", "TeV"),
                        NewColumn.real(name + "_tel_energy_uncert", "TeV"),
                        NewColumn.of(name + "_tel_is_valid", LOGICAL)));
    }

    public static NewTable classes(int id) {
        return classes(CLASSES, "RandomForestClassifier", id);
    }

    public static NewTable classes(String group, String name, int id) {
        return new NewTable(
                group + Dl2Paths.telescope(id),
                List.of(
                        OBS,
                        EVENT,
                        TELESCOPE,
                        NewColumn.real(name + "_tel_prediction", ""),
                        NewColumn.of(name + "_tel_is_valid", LOGICAL)));
    }

    public static NewTable impacts(int id) {
        return new NewTable(
                IMPACT + Dl2Paths.telescope(id),
                List.of(OBS, EVENT, TELESCOPE, NewColumn.real("HillasReconstructor_tel_impact_distance", "m")));
    }

    public static NewTable parameters(int id) {
        return new NewTable(
                Dl2Paths.PARAMETERS + "/" + Dl2Paths.telescope(id),
                List.of(
                        OBS,
                        EVENT,
                        TELESCOPE,
                        NewColumn.real("hillas_intensity", ""),
                        NewColumn.real("leakage_intensity_width_2", "")));
    }

    /** Exchanges or adds a table. */
    public SmallBlock with(NewTable table) {
        tables.put(table.path(), table);
        return this;
    }

    /** Leaves out all tables whose path begins so. */
    public SmallBlock without(String path) {
        tables.keySet().removeIf(each -> each.startsWith(path));
        return this;
    }

    public Path write(Path folder) throws IOException {
        Path file = folder.resolve("block.dl2.h5");
        TableFileWriter.write(file, List.copyOf(tables.values()));
        return file;
    }

    public static List<TelescopeEvent> all(Dl2FileSource source) throws IOException {
        List<TelescopeEvent> events = new ArrayList<>();
        for (TelescopeEvent event = source.next(); event != null; event = source.next()) events.add(event);
        return events;
    }
}
