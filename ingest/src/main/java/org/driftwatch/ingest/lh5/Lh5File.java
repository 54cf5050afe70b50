package org.driftwatch.ingest.lh5;

import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Link;
import io.jhdf.api.Node;
import io.jhdf.storage.HdfBackingStorage;
import java.lang.reflect.Array;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * An LH5 file, open for reading. Each column holds one block of rows in memory: at most {@code blockBytes}, or one chunk
 * where a compressed chunk is larger. Not thread-safe.
 */
public final class Lh5File implements AutoCloseable {
    /** Block size of samples when a file is read on its own. */
    public static final int BLOCK_BYTES = 1 << 20;

    static final String DAMAGED = "damaged";
    private static final int DEEPEST_GROUP = 8;
    private final Path path;
    private final HdfFile hdf;
    private final int blockBytes;

    private Lh5File(Path path, HdfFile hdf, int blockBytes) {
        this.path = path;
        this.hdf = hdf;
        this.blockBytes = blockBytes;
    }

    /** Opens a file; its columns are read block by block. */
    public static Lh5File open(Path path) throws UnreadableFileException {
        return open(path, BLOCK_BYTES);
    }

    /** The same with blocks of so many bytes. */
    public static Lh5File open(Path path, int blockBytes) throws UnreadableFileException {
        Place place = new Place(path, null, null);
        checkPlainFile(place);
        HdfFile hdf = guard(place, "not an LH5 file", () -> new HdfFile(path));
        Lh5File file = new Lh5File(path, hdf, blockBytes);
        try {
            file.checkLength(place);
        } catch (UnreadableFileException e) {
            file.close();
            throw e;
        }
        return file;
    }

    private static void checkPlainFile(Place place) throws UnreadableFileException {
        Path path = place.file();
        if (!Files.exists(path)) throw place.error("no such file");
        if (!Files.isRegularFile(path)) throw place.error("not a file");
        if (!Files.isReadable(path)) throw place.error("may not be read");
        if (path.toFile().length() == 0) throw place.error("is empty (0 bytes)");
    }

    /** A file that was cut off ends before the end its own header names. */
    private void checkLength(Place place) throws UnreadableFileException {
        HdfBackingStorage storage = hdf.getHdfBackingStorage();
        long expected = guard(place, DAMAGED, () -> storage.getSuperblock().getEndOfFileAddress());
        long found = path.toFile().length();
        if (found < expected) throw place.error("truncated: " + found + " bytes of " + expected);
    }

    /** The file. */
    public Path path() {
        return path;
    }

    /** All tables, also those within groups, by every name they have, in the order of the file. */
    public List<Lh5Table> tables() throws UnreadableFileException {
        List<Lh5Table> tables = new ArrayList<>();
        collect(hdf, "", DEEPEST_GROUP, tables);
        return tables;
    }

    private void collect(Group group, String path, int deepest, List<Lh5Table> into) throws UnreadableFileException {
        for (Node child : guard(groupPlace(path), DAMAGED, group::getChildren).values()) {
            String name = path.isEmpty() ? child.getName() : path + "/" + child.getName();
            Place place = new Place(this.path, name, null);
            if (!(followed(child, place) instanceof Group inner)) continue;
            Lh5Datatype type = datatypeOrNull(inner, place);
            if (type != null && type.isTable()) into.add(new Lh5Table(this, inner, type, place));
            else if (deepest > 0 && (type == null || type.kind().equals("struct")))
                collect(inner, name, deepest - 1, into);
        }
    }

    private Place groupPlace(String group) {
        return new Place(path, group.isEmpty() ? null : group, null);
    }

    private static Node followed(Node node, Place place) throws UnreadableFileException {
        if (!(node instanceof Link link)) return node;
        return guard(place, "damaged link", () -> link.isBrokenLink() ? null : link.getTarget());
    }

    Node child(Group group, String name, Place place) throws UnreadableFileException {
        Node node = guard(place, DAMAGED, () -> group.getChildren().get(name));
        return followed(node, place);
    }

    Lh5Datatype datatype(Node node, Place place) throws UnreadableFileException {
        Lh5Datatype type = datatypeOrNull(node, place);
        if (type == null) throw place.error("not LH5: no attribute " + Lh5Datatype.ATTRIBUTE);
        return type;
    }

    private Lh5Datatype datatypeOrNull(Node node, Place place) throws UnreadableFileException {
        String text = text(node, Lh5Datatype.ATTRIBUTE, place);
        return text == null ? null : guard(place, "wrong datatype", () -> Lh5Datatype.parse(text));
    }

    /** A text attribute, stored with fixed or variable length; null when there is none. */
    String text(Node node, String attribute, Place place) throws UnreadableFileException {
        Object value = value(node, attribute, place);
        return value == null ? null : value.toString();
    }

    double number(Node node, String attribute, Place place, double otherwise) throws UnreadableFileException {
        Object value = value(node, attribute, place);
        if (value == null) return otherwise;
        if (value instanceof Number number) return number.doubleValue();
        throw place.error("attribute " + attribute + " is no number: " + value);
    }

    private Object value(Node node, String attribute, Place place) throws UnreadableFileException {
        return guard(place, "damaged attribute " + attribute, () -> {
            Attribute found = node.getAttribute(attribute);
            return found == null ? null : single(found.getData());
        });
    }

    /** An array of one element stands for its element. */
    private static Object single(Object data) {
        boolean array = data != null && data.getClass().isArray() && Array.getLength(data) == 1;
        return array ? single(Array.get(data, 0)) : data;
    }

    long scalar(Node node, Place place) throws UnreadableFileException {
        Object value = guard(place, DAMAGED, () -> node instanceof Dataset data ? single(data.getData()) : null);
        if (value instanceof Number number && number.longValue() > 0 && number.longValue() < Integer.MAX_VALUE)
            return number.longValue();
        throw place.error("expected one positive number, found " + value);
    }

    StoredBytes stored() {
        return StoredBytes.of(hdf);
    }

    int blockBytes() {
        return blockBytes;
    }

    /** Turns whatever the HDF5 library throws on damaged files into our exception. */
    private static <T> T guard(Place place, String what, Supplier<T> read) throws UnreadableFileException {
        try {
            return read.get();
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            throw place.error(what, e);
        }
    }

    @Override
    public void close() throws UnreadableFileException {
        try {
            hdf.close();
        } catch (RuntimeException e) {
            throw new Place(path, null, null).error("cannot be closed", e);
        }
    }
}
