package org.driftwatch.calibrators.germanium;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.driftwatch.calibrators.germanium.subject.Question;
import org.driftwatch.topics.germanium.DspEvent;

/** What a batch keeps of the events of one channel: 24 bytes each, and 8 for each column that a calculation reads. */
final class EventList implements Question.Columns {
    private final String run;
    private final String channel;
    private final List<String> names;
    private final double[][] columns;
    private long[] timesNs = new long[1024];
    private long[] numbers = new long[1024];
    private long[] places = new long[1024];
    private int size;
    private int[] order;

    /** @param names columns that are kept; an event without one has NaN there */
    EventList(String run, String channel, List<String> names) {
        this.run = run;
        this.channel = channel;
        this.names = List.copyOf(names);
        columns = new double[names.size()][1024];
    }

    /** Receives one event and where its waveform is. */
    @FunctionalInterface
    interface Sink {
        void accept(DspEvent event, long place);
    }

    void add(DspEvent event, long place) {
        if (size == timesNs.length) grow();
        timesNs[size] = event.timeNs();
        numbers[size] = event.eventNumber();
        places[size] = place;
        for (int c = 0; c < columns.length; c++) columns[c][size] = event.value(names.get(c));
        size++;
        order = null;
    }

    private void grow() {
        int more = size + (size >> 1);
        timesNs = Arrays.copyOf(timesNs, more);
        numbers = Arrays.copyOf(numbers, more);
        places = Arrays.copyOf(places, more);
        for (int c = 0; c < columns.length; c++) columns[c] = Arrays.copyOf(columns[c], more);
    }

    /** Hands out the events by time, then number; of several with the same time and number only the one that came first. */
    void forEachInOrder(Sink sink) {
        for (int i : order()) {
            double[] values = new double[columns.length];
            for (int c = 0; c < columns.length; c++) values[c] = columns[c][i];
            sink.accept(new DspEvent(run, channel, numbers[i], timesNs[i], names, values), places[i]);
        }
    }

    @Override
    public long[] timesNs() {
        return IntStream.of(order()).mapToLong(i -> timesNs[i]).toArray();
    }

    /** Values of a column in the same order; empty when it is not kept. */
    @Override
    public double[] column(String name) {
        int c = names.indexOf(name);
        if (c < 0) return new double[0];
        return IntStream.of(order()).mapToDouble(i -> columns[c][i]).toArray();
    }

    private int[] order() {
        if (order == null) order = withoutRepetitions(sorted());
        return order;
    }

    private int[] sorted() {
        if (IntStream.range(1, size).allMatch(i -> compare(i - 1, i) <= 0))
            return IntStream.range(0, size).toArray();
        return IntStream.range(0, size)
                .boxed()
                .sorted(((Comparator<Integer>) this::compare).thenComparing(Comparator.naturalOrder()))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private int[] withoutRepetitions(int[] sorted) {
        return IntStream.range(0, sorted.length)
                .filter(k -> k == 0 || compare(sorted[k - 1], sorted[k]) != 0)
                .map(k -> sorted[k])
                .toArray();
    }

    private int compare(int a, int b) {
        int byTime = Long.compare(timesNs[a], timesNs[b]);
        return byTime != 0 ? byTime : Long.compare(numbers[a], numbers[b]);
    }

    int size() {
        return size;
    }
}
