package org.driftwatch.ingest.germanium.writing;

import java.util.List;
import java.util.SortedMap;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.driftwatch.ingest.lh5.writing.NewColumn;
import org.driftwatch.topics.germanium.DspEvent;

/** The DSP outputs of one channel. */
final class DspRows extends ChannelRows {
    private final String units;
    private List<String> names;
    private List<DoubleStream.Builder> values;

    DspRows(String units) {
        this.units = units;
    }

    /** Outputs of each event, null before the first. */
    List<String> names() {
        return names;
    }

    void add(DspEvent event) {
        if (names == null) begin(event.names());
        head(event);
        for (int i = 0; i < values.size(); i++) values.get(i).add(event.values()[i]);
    }

    private void begin(List<String> outputs) {
        names = List.copyOf(outputs);
        values = Stream.generate(DoubleStream::builder).limit(names.size()).toList();
    }

    @Override
    SortedMap<String, NewColumn> columns() {
        SortedMap<String, NewColumn> columns = super.columns();
        for (int i = 0; i < names.size(); i++)
            columns.putIfAbsent(
                    names.get(i), new NewColumn.Reals(values.get(i).build().toArray(), units));
        return columns;
    }
}
