package org.driftwatch.ingest.cherenkov.hdf5;

import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.object.datatype.CompoundDataType;
import io.jhdf.object.datatype.CompoundDataType.CompoundDataMember;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.driftwatch.ingest.cherenkov.hdf5.TableColumn.Field;
import org.driftwatch.ingest.lh5.Place;
import org.driftwatch.ingest.lh5.RecordRows;
import org.driftwatch.ingest.lh5.UnreadableFileException;

/**
 * A compound dataset: columns of one length. One block of rows is in memory: a compressed chunk, or at most
 * {@value #BLOCK_BYTES} bytes. Units are the attributes {@code CTAFIELD_k_UNIT}, k the place of the column.
 */
public final class CompoundTable {
    private static final int BLOCK_BYTES = 1 << 17;
    private final Dataset dataset;
    private final Place place;
    private final RecordRows records;
    private final List<TableColumn> columns = new ArrayList<>();

    private CompoundTable(Dataset dataset, Place place, RecordRows records) {
        this.dataset = dataset;
        this.place = place;
        this.records = records;
    }

    static CompoundTable of(Dataset dataset, Place place) throws UnreadableFileException {
        if (!(Guard.read(place, TableFile.DAMAGED, dataset::getDataType) instanceof CompoundDataType type))
            throw place.error("wrong datatype: no compound table");
        CompoundTable table = new CompoundTable(dataset, place, RecordRows.open(dataset, place, BLOCK_BYTES));
        for (CompoundDataMember member : type.getMembers()) table.add(member, type.getSize());
        return table;
    }

    private void add(CompoundDataMember member, int recordBytes) throws UnreadableFileException {
        String name = member.getName();
        if (has(name)) throw place.column(name).error("is there twice");
        String unit = text("CTAFIELD_" + columns.size() + "_UNIT").orElse("");
        FieldType stored = FieldType.of(member);
        if (!stored.fits(member.getOffset(), recordBytes)) throw place.column(name).error("lies outside of its record");
        Field field = new Field(name, columns.size(), stored, member.getOffset(), unit.strip());
        columns.add(new TableColumn(place, records, field));
    }

    public Place place() {
        return place;
    }

    public long rows() {
        return records.rows();
    }

    public List<TableColumn> columns() {
        return List.copyOf(columns);
    }

    public boolean has(String column) {
        return columns.stream().anyMatch(each -> each.name().equals(column));
    }

    public TableColumn column(String name) throws UnreadableFileException {
        for (TableColumn column : columns) if (column.name().equals(name)) return column;
        throw place.column(name).error("missing column");
    }

    /** Keeps so many bytes of blocks, for rows asked for out of order. */
    public void keep(long bytes) {
        records.keep(bytes);
    }

    /** A text attribute of the table. */
    public Optional<String> text(String attribute) throws UnreadableFileException {
        return value(attribute).map(Object::toString);
    }

    /** A number among the attributes of the table. */
    public Optional<Double> number(String attribute) throws UnreadableFileException {
        return value(attribute).filter(Number.class::isInstance).map(value -> ((Number) value).doubleValue());
    }

    private Optional<Object> value(String attribute) throws UnreadableFileException {
        return Guard.read(place, "damaged attribute " + attribute, () -> {
            Attribute found = dataset.getAttribute(attribute);
            return found == null || found.isEmpty() ? Optional.empty() : Optional.ofNullable(single(found.getData()));
        });
    }

    /** An array of one element stands for its element. */
    private static Object single(Object data) {
        boolean array = data != null && data.getClass().isArray() && Array.getLength(data) == 1;
        return array ? single(Array.get(data, 0)) : data;
    }
}
