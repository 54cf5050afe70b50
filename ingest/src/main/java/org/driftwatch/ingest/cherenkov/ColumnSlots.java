package org.driftwatch.ingest.cherenkov;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.driftwatch.ingest.cherenkov.hdf5.TableColumn;
import org.driftwatch.ingest.lh5.UnreadableFileException;
import org.driftwatch.topics.cherenkov.layout.Dl2Column;

/** Which column goes where in the values of a telescope event: by name, in the order in which they are first met. */
final class ColumnSlots {
    private final Map<String, Dl2Column> columns = new LinkedHashMap<>();
    private final List<String> names = new ArrayList<>();

    /** The columns of this table that hold one number per row and are wanted, with their places. */
    RowValues add(RankedRows rows, Predicate<String> wanted) throws UnreadableFileException {
        List<TableColumn> read = new ArrayList<>();
        List<Integer> slots = new ArrayList<>();
        for (TableColumn column : rows.table().table().columns()) {
            if (KeyedTable.KEYS.contains(column.name()) || !column.isScalar() || !wanted.test(column.name())) continue;
            read.add(column);
            slots.add(slot(column));
        }
        return new RowValues(
                rows,
                read.toArray(TableColumn[]::new),
                slots.stream().mapToInt(Integer::intValue).toArray());
    }

    private int slot(TableColumn column) throws UnreadableFileException {
        Dl2Column mine = new Dl2Column(column.name(), column.unit(), column.isLogical());
        Dl2Column other = columns.putIfAbsent(column.name(), mine);
        if (other == null) names.add(column.name());
        else if (!other.equals(mine))
            throw column.place().error("is " + described(mine) + ", but " + described(other) + " in another table");
        return names.indexOf(column.name());
    }

    private static String described(Dl2Column column) {
        return (column.logical() ? "logical" : "a number") + " in unit \"" + column.unit() + "\"";
    }

    List<Dl2Column> columns() {
        return List.copyOf(columns.values());
    }
}
