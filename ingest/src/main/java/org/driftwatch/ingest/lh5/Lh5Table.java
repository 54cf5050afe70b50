package org.driftwatch.ingest.lh5;

import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import java.util.List;

/** A table of an LH5 file: columns of one length. */
public final class Lh5Table {
    private static final String UNITS = "units";
    private static final int SCALAR_BLOCK_BYTES = 1 << 15;
    private final Lh5File file;
    private final Group group;
    private final Lh5Datatype datatype;
    private final Place place;

    Lh5Table(Lh5File file, Group group, Lh5Datatype datatype, Place place) {
        this.file = file;
        this.group = group;
        this.datatype = datatype;
        this.place = place;
    }

    /** Path within the file without the leading slash, e.g. {@code ch1104000/dsp}. */
    public String path() {
        return place.table();
    }

    /** Where it stands, for messages. */
    public Place place() {
        return place;
    }

    /** Where the group is stored: the same for two names of one table. */
    public long address() {
        return group.getAddress();
    }

    /** Names of the columns, in the order of the datatype attribute. */
    public List<String> columns() {
        return datatype.fields();
    }

    /** The datatype of a column. */
    public Lh5Datatype datatype(String column) throws UnreadableFileException {
        return file.datatype(child(group, column, place.column(column)), place.column(column));
    }

    /** Whether it has a column of this name. */
    public boolean has(String column) {
        return datatype.fields().contains(column);
    }

    /** A column {@code array<1>{real}}. */
    public RealColumn real(String column) throws UnreadableFileException {
        return real(group, column, place.column(column));
    }

    /** A column {@code table{t0,dt,values}} whose values are plain, vectors, or encoded with a codec we know. */
    public Waveforms waveforms(String column) throws UnreadableFileException {
        Place at = place.column(column);
        Node node = child(group, column, at);
        Lh5Datatype type = file.datatype(node, at);
        if (!type.isTable() || !(node instanceof Group waveform)) throw wrong(at, type, "table{t0,dt,values}");
        RealColumn period = real(waveform, "dt", at.column("dt"));
        RealColumn start = real(waveform, "t0", at.column("t0"));
        Samples samples = samples(waveform, at.column("values"));
        sameLength(at, samples.rows(), period, start);
        return new Waveforms(samples, period, start);
    }

    private static void sameLength(Place at, long rows, RealColumn... columns) throws UnreadableFileException {
        for (RealColumn column : columns)
            if (column.rows() != rows)
                throw at.error("values has " + rows + " rows, " + column.place().column() + " " + column.rows());
    }

    private Samples samples(Group waveform, Place at) throws UnreadableFileException {
        Node node = child(waveform, "values", at);
        Lh5Datatype type = file.datatype(node, at);
        if (type.isEqualSized()) return new PlainSamples(integers(node, at));
        if (!(node instanceof Group group)) throw wrong(at, type, "samples");
        if (type.isVectors()) return vectors(group, at);
        if (type.isEncoded()) return encoded(group, at);
        throw wrong(at, type, "samples");
    }

    private VectorOfVectors vectors(Group node, Place at) throws UnreadableFileException {
        RealColumn ends = real(node, "cumulative_length", at.column("cumulative_length"));
        Place flattened = at.column("flattened_data");
        return new VectorOfVectors(ends, integers(child(node, "flattened_data", flattened), flattened));
    }

    private EncodedSamples encoded(Group node, Place at) throws UnreadableFileException {
        Place data = at.column("encoded_data");
        if (!(child(node, "encoded_data", data) instanceof Group bytes)) throw data.error("is no group");
        int size = Math.toIntExact(file.scalar(child(node, "decoded_size", at), at.column("decoded_size")));
        return new EncodedSamples(vectors(bytes, data), codec(node, at), size, at);
    }

    private SampleCodec codec(Group node, Place at) throws UnreadableFileException {
        String name = file.text(node, "codec", at);
        if (Uleb128ZigzagDiff.NAME.equals(name)) return new Uleb128ZigzagDiff();
        if (RadwareSigcompress.NAME.equals(name))
            return new RadwareSigcompress((int) file.number(node, "codec_shift", at, 0));
        throw at.error("codec " + name + " is none of " + Uleb128ZigzagDiff.NAME + ", " + RadwareSigcompress.NAME);
    }

    private StoredRows integers(Node node, Place at) throws UnreadableFileException {
        StoredRows rows = stored(node, at, file.blockBytes());
        if (!rows.type().isInteger()) throw at.error("wrong datatype: " + rows.type() + ", expected integers");
        return rows;
    }

    private RealColumn real(Group parent, String name, Place at) throws UnreadableFileException {
        Node node = child(parent, name, at);
        Lh5Datatype type = file.datatype(node, at);
        if (!type.isScalarReal()) throw wrong(at, type, "array<1>{real}");
        StoredRows rows = stored(node, at, Math.min(SCALAR_BLOCK_BYTES, file.blockBytes()));
        if (rows.shape().columns() != 1) throw at.error("wrong datatype: more than one number per row");
        return new RealColumn(rows, file.text(node, UNITS, at));
    }

    private StoredRows stored(Node node, Place at, int blockBytes) throws UnreadableFileException {
        if (!(node instanceof Dataset dataset)) throw at.error("wrong datatype: a group, expected a dataset");
        return StoredRows.open(dataset, at, file.stored(), blockBytes);
    }

    private Node child(Group parent, String name, Place at) throws UnreadableFileException {
        Node node = file.child(parent, name, at);
        if (node == null) throw at.error("missing column");
        return node;
    }

    private static UnreadableFileException wrong(Place at, Lh5Datatype found, String expected) {
        return at.error("wrong datatype: " + found + ", expected " + expected);
    }
}
