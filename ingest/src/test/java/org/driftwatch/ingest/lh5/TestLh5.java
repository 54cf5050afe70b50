package org.driftwatch.ingest.lh5;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.DatasetCreationOptions;
import io.jhdf.api.WritableGroup;
import io.jhdf.api.WritableNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Writes small LH5 files for tests. */
public final class TestLh5 {
    public static final String SCALAR = "array<1>{real}";

    private TestLh5() {}

    public static Path write(Path file, Consumer<WritableGroup> content) {
        try (WritableHdfFile hdf = HdfFile.write(file)) {
            content.accept(hdf);
        }
        return file;
    }

    /** A table under construction; its datatype is written by {@link #end()}. */
    public static final class Table {
        private final WritableGroup group;
        private final List<String> columns = new ArrayList<>();

        public Table(WritableGroup parent, String name) {
            this.group = parent.putGroup(name);
        }

        public Table real(String name, Object numbers) {
            return column(name, SCALAR, group.putDataset(name, numbers));
        }

        public Table real(String name, Object numbers, String units) {
            WritableNode node = group.putDataset(name, numbers);
            node.putAttribute("units", units);
            return column(name, SCALAR, node);
        }

        public Table typed(String name, String datatype, Object data) {
            return column(name, datatype, group.putDataset(name, data));
        }

        public Table chunked(String name, String datatype, Object data, DatasetCreationOptions options) {
            return column(name, datatype, group.putDataset(name, data, options));
        }

        /** Waveforms of 16 ns period that begin at 0. */
        public Table waveform(String name, short[][] samples) {
            Table inner = new Table(group, name);
            double[] period = new double[samples.length];
            java.util.Arrays.fill(period, 16);
            inner.real("t0", new double[samples.length], "ns").real("dt", period, "ns");
            inner.typed("values", "array_of_equalsized_arrays<1,1>{real}", samples);
            inner.end();
            columns.add(name);
            return this;
        }

        public Table inner(String name, Consumer<Table> content) {
            Table inner = new Table(group, name);
            content.accept(inner);
            inner.end();
            columns.add(name);
            return this;
        }

        private Table column(String name, String datatype, WritableNode node) {
            node.putAttribute("datatype", datatype);
            columns.add(name);
            return this;
        }

        /** Names a column that is not there. */
        public Table absent(String name) {
            columns.add(name);
            return this;
        }

        public void end() {
            group.putAttribute("datatype", "table{" + String.join(",", columns) + "}");
        }
    }
}
