package org.driftwatch.ingest.cherenkov;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import org.driftwatch.ingest.lh5.UnreadableFileException;
import org.driftwatch.topics.cherenkov.TelescopeEvent;
import org.driftwatch.topics.cherenkov.layout.Dl2Column;
import org.driftwatch.topics.run.Event;
import org.driftwatch.topics.run.RunDescription;
import org.driftwatch.topics.run.RunSource;

/**
 * The telescope events of one observation block, in order of array trigger time, telescope, event number. A telescope takes part in
 * an event when it has a trigger or a row of energy. Values that its tables lack are NaN, truth values 0.
 */
public final class Dl2FileSource implements RunSource<TelescopeEvent> {
    private final Dl2File file;
    private final Dl2Tables tables;
    private final RunDescription description;
    private final Warnings warnings;
    private final List<TelescopeRows> byScope;
    private final double[] empty;
    private final BitSet logical = new BitSet();
    private final Deque<TelescopeEvent> ready = new ArrayDeque<>();
    private int next;

    private Dl2FileSource(Dl2File file, Dl2Options options) throws UnreadableFileException {
        this.file = file;
        this.warnings = new Warnings(file.tables().path());
        Dl2Groups groups = Dl2Groups.of(file.tables(), options, warnings);
        this.tables = new Dl2Tables(file.tables(), file.telescopes(), groups, warnings);
        this.description = new BlockDescription(file, tables, groups, options).run();
        this.byScope = tables.telescopes().stream()
                .sorted(Comparator.comparing(each -> each.telescope().scope()))
                .toList();
        List<Dl2Column> columns = description.array().columns();
        for (int i = 0; i < columns.size(); i++) logical.set(i, columns.get(i).logical());
        this.empty = new double[columns.size()];
        Arrays.fill(empty, Double.NaN);
    }

    /** Opens a file, plain or gzip, and looks over all its keys. */
    public static Dl2FileSource open(Path path, Dl2Options options) throws UnreadableFileException {
        Dl2File file = Dl2File.open(path);
        try {
            return new Dl2FileSource(file, options);
        } catch (UnreadableFileException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    @Override
    public RunDescription description() {
        return description;
    }

    /** Bytes of the file, unpacked. */
    public long bytes() {
        return file.tables().bytes();
    }

    /** What is odd about the file, one line each. */
    public List<String> warnings() {
        return warnings.lines();
    }

    /** Tables of telescopes that are not there, over all groups. */
    public int missingTables() {
        return warnings.missingTables();
    }

    @Override
    public TelescopeEvent next() throws UnreadableFileException {
        while (ready.isEmpty() && next < tables.events().size()) readOneTime();
        return ready.poll();
    }

    /** Events of the same time are in order of telescopes first. */
    private void readOneTime() throws UnreadableFileException {
        List<TelescopeEvent> events = new ArrayList<>();
        long timeNs = tables.events().timeNs(next);
        int before = next;
        while (next < tables.events().size() && tables.events().timeNs(next) == timeNs) read(next++, events);
        if (next - before > 1) events.sort(Event.ORDER);
        ready.addAll(events);
    }

    private void read(int rank, List<TelescopeEvent> into) throws UnreadableFileException {
        double[] delaysNs = tables.triggers().delaysNs(rank);
        double[] geometry = empty.clone();
        tables.geometry().fill(rank, geometry);
        for (TelescopeRows telescope : byScope)
            if (telescope.has(rank)) into.add(event(rank, telescope, delaysNs, geometry));
    }

    private TelescopeEvent event(int rank, TelescopeRows telescope, double[] delaysNs, double[] geometry)
            throws UnreadableFileException {
        double[] values = geometry.clone();
        telescope.fill(rank, values);
        for (int i = logical.nextSetBit(0); i >= 0; i = logical.nextSetBit(i + 1))
            if (Double.isNaN(values[i])) values[i] = 0;
        EventIndex events = tables.events();
        return new TelescopeEvent(
                description.run(),
                events.obs(rank),
                events.event(rank),
                telescope.telescope().id(),
                events.timeNs(rank),
                delaysNs[telescope.place()],
                values);
    }

    @Override
    public void close() throws UnreadableFileException {
        file.close();
    }
}
