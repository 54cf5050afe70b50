package org.driftwatch.ingest.germanium.writing;

import java.math.BigDecimal;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.driftwatch.ingest.lh5.writing.NewColumn;
import org.driftwatch.topics.run.Event;

/** What the rows of both tiers have: {@code timestamp} [s since 1970] and {@code eventnumber}. */
abstract class ChannelRows {
    /** Of a number: up to twice while the column grows, once as the array that is written. */
    static final long NUMBER_BYTES = 3L * Double.BYTES;

    private final DoubleStream.Builder times = DoubleStream.builder();
    private final LongStream.Builder numbers = LongStream.builder();
    private int rows;

    final void head(Event event) {
        times.add(seconds(event.timeNs()));
        numbers.add(event.eventNumber());
        rows++;
    }

    final int rows() {
        return rows;
    }

    /** The double nearest to the time [s]. */
    static double seconds(long ns) {
        return new BigDecimal(ns).movePointLeft(9).doubleValue();
    }

    SortedMap<String, NewColumn> columns() {
        SortedMap<String, NewColumn> columns = new TreeMap<>();
        columns.put("timestamp", new NewColumn.Reals(times.build().toArray(), "s"));
        columns.put("eventnumber", new NewColumn.Integers(numbers.build().toArray()));
        return columns;
    }
}
