package org.driftwatch.ingest.cherenkov.hdf5;

import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Link;
import io.jhdf.api.Node;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.driftwatch.ingest.lh5.Place;
import org.driftwatch.ingest.lh5.UnreadableFileException;

/**
 * An HDF5 file of compound tables, open for reading; gzip is unpacked into a temporary file that is deleted at the end. Paths
 * are absolute, {@code /dl1/event/subarray/trigger}. Not thread-safe.
 */
public final class TableFile implements AutoCloseable {
    static final String DAMAGED = "damaged";
    private final Path path;
    private final PlainCopy copy;
    private final HdfFile hdf;

    private TableFile(Path path, PlainCopy copy, HdfFile hdf) {
        this.path = path;
        this.copy = copy;
        this.hdf = hdf;
    }

    public static TableFile open(Path path) throws UnreadableFileException {
        Place place = new Place(path, null, null);
        PlainCopy copy = PlainCopy.of(path);
        HdfFile hdf = null;
        try {
            hdf = Guard.read(place, "not an HDF5 file", () -> new HdfFile(copy.file()));
            checkLength(place, hdf, copy.file());
            return new TableFile(path, copy, hdf);
        } catch (UnreadableFileException e) {
            closeAll(place, hdf, copy);
            throw e;
        }
    }

    /** A file that was cut off ends before the end its own header names. */
    private static void checkLength(Place place, HdfFile hdf, Path file) throws UnreadableFileException {
        long expected = Guard.read(
                place, DAMAGED, () -> hdf.getHdfBackingStorage().getSuperblock().getEndOfFileAddress());
        long found = file.toFile().length();
        if (found < expected) throw place.error("truncated: " + found + " bytes of " + expected);
    }

    public Path path() {
        return path;
    }

    /** Bytes of the file, unpacked. */
    public long bytes() {
        return copy.file().toFile().length();
    }

    /** Whether there is a group or table of this path. */
    public boolean has(String node) throws UnreadableFileException {
        return find(node) != null;
    }

    /** Names in a group, in the order of the file; none when there is no such group. */
    public List<String> names(String group) throws UnreadableFileException {
        Node node = find(group);
        if (!(node instanceof Group found)) return List.of();
        return Guard.read(
                place(group), DAMAGED, () -> List.copyOf(found.getChildren().keySet()));
    }

    /** The table of this path. */
    public CompoundTable table(String table) throws UnreadableFileException {
        Node node = find(table);
        if (node == null) throw place(table).error("missing table");
        if (!(node instanceof Dataset dataset)) throw place(table).error("a group, expected a table");
        return CompoundTable.of(dataset, place(table));
    }

    public Place place(String node) {
        return new Place(path, node, null);
    }

    private Node find(String node) throws UnreadableFileException {
        Place place = place(node);
        Node at = hdf;
        for (String name : node.substring(1).split("/")) {
            if (!(at instanceof Group group)) return null;
            at = followed(Guard.read(place, DAMAGED, () -> group.getChildren().get(name)), place);
        }
        return at;
    }

    private static Node followed(Node node, Place place) throws UnreadableFileException {
        if (!(node instanceof Link link)) return node;
        return Guard.read(place, "damaged link", () -> link.isBrokenLink() ? null : link.getTarget());
    }

    @Override
    public void close() throws UnreadableFileException {
        closeAll(new Place(path, null, null), hdf, copy);
    }

    private static void closeAll(Place place, HdfFile hdf, PlainCopy copy) throws UnreadableFileException {
        try (copy) {
            if (hdf != null) hdf.close();
        } catch (IOException | RuntimeException e) {
            throw place.error("cannot be closed", e);
        }
    }
}
