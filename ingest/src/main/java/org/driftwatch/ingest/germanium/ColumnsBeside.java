package org.driftwatch.ingest.germanium;

import java.util.ArrayList;
import java.util.List;
import org.driftwatch.ingest.lh5.Lh5Table;
import org.driftwatch.ingest.lh5.RealColumn;
import org.driftwatch.ingest.lh5.UnreadableFileException;
import org.driftwatch.topics.germanium.RawColumns;

/** The columns of one raw table that go with its waveforms: those asked for that it has. */
final class ColumnsBeside {
    private final List<String> names = new ArrayList<>();
    private final List<RealColumn> columns = new ArrayList<>();

    /**
     * @param rows of the waveforms
     * @throws UnreadableFileException when a column holds no numbers or has another length
     */
    ColumnsBeside(Lh5Table table, List<String> wanted, long rows) throws UnreadableFileException {
        for (String name : wanted) {
            if (!table.has(name)) continue;
            RealColumn column = table.real(name);
            if (column.rows() != rows)
                throw column.place().error(column.rows() + " rows, but there are " + rows + " waveforms");
            names.add(name);
            columns.add(column);
        }
    }

    RawColumns at(long row) throws UnreadableFileException {
        if (names.isEmpty()) return RawColumns.NONE;
        double[] values = new double[columns.size()];
        for (int i = 0; i < values.length; i++) values[i] = columns.get(i).real(row);
        return new RawColumns(names, values);
    }
}
