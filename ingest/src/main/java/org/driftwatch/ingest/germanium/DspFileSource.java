package org.driftwatch.ingest.germanium;

import java.util.ArrayList;
import java.util.List;
import org.driftwatch.ingest.lh5.Lh5Table;
import org.driftwatch.ingest.lh5.RealColumn;
import org.driftwatch.ingest.lh5.UnreadableFileException;
import org.driftwatch.ingest.run.Progress;
import org.driftwatch.topics.germanium.DspEvent;
import org.driftwatch.topics.run.RunDescription;
import org.driftwatch.topics.run.RunSource;

/** The events of a run from its dsp-tier files: every column {@code array<1>{real}} as a double, channels merged by time. */
public final class DspFileSource implements RunSource<DspEvent> {
    private final RunPlan plan;
    private final MergedRows<DspEvent> rows;

    DspFileSource(RunPlan plan, Progress progress) {
        this.plan = plan;
        this.rows = new MergedRows<>(plan, DspFileSource::reader, DspFileSource::bytesOf, progress);
    }

    private static RowReader<DspEvent> reader(String run, TierTable table) throws UnreadableFileException {
        List<String> names = scalars(table.table());
        List<RealColumn> columns = columns(table.table(), names);
        return head -> new DspEvent(
                run, head.channel(), head.eventNumber(), head.timeNs(), names, values(columns, head.row()));
    }

    /** Rows of all columns that are read. */
    static long rows(Lh5Table table) throws UnreadableFileException {
        return columns(table, scalars(table)).get(0).rows(); // never empty: the time is one of them
    }

    private static List<RealColumn> columns(Lh5Table table, List<String> names) throws UnreadableFileException {
        List<RealColumn> columns = new ArrayList<>();
        for (String name : names) columns.add(sameLength(table.real(name), columns));
        return columns;
    }

    private static List<String> scalars(Lh5Table table) throws UnreadableFileException {
        List<String> names = new ArrayList<>();
        for (String column : table.columns()) if (table.datatype(column).isScalarReal()) names.add(column);
        return List.copyOf(names);
    }

    private static RealColumn sameLength(RealColumn column, List<RealColumn> others) throws UnreadableFileException {
        if (others.isEmpty() || others.get(0).rows() == column.rows()) return column;
        throw column.place()
                .error(column.rows() + " rows, but column "
                        + others.get(0).place().column() + " has "
                        + others.get(0).rows());
    }

    private static double[] values(List<RealColumn> columns, long row) throws UnreadableFileException {
        double[] values = new double[columns.size()];
        for (int i = 0; i < values.length; i++) values[i] = columns.get(i).real(row);
        return values;
    }

    private static long bytesOf(DspEvent event) {
        return (long) Double.BYTES * event.values().length;
    }

    @Override
    public RunDescription description() {
        return plan.description();
    }

    @Override
    public DspEvent next() throws UnreadableFileException {
        return rows.next();
    }

    @Override
    public void close() throws UnreadableFileException {
        rows.close();
    }
}
