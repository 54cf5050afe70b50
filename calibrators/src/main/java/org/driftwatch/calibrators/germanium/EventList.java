package org.driftwatch.calibrators.germanium;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** What a batch keeps of the events of one channel: 24 bytes each. */
final class EventList {
    private long[] timesNs = new long[1024];
    private long[] numbers = new long[1024];
    private double[] energies = new double[1024];
    private int size;

    /** Receives one event. */
    interface Sink {
        void accept(long timeNs, long eventNumber, double energy);
    }

    void add(long timeNs, long eventNumber, double energy) {
        if (size == timesNs.length) grow();
        timesNs[size] = timeNs;
        numbers[size] = eventNumber;
        energies[size++] = energy;
    }

    private void grow() {
        int more = size + (size >> 1);
        timesNs = Arrays.copyOf(timesNs, more);
        numbers = Arrays.copyOf(numbers, more);
        energies = Arrays.copyOf(energies, more);
    }

    /** Hands out the events by time, then number; of several with the same time and number only the one that came first. */
    void forEachInOrder(Sink sink) {
        int[] order = order();
        int last = -1;
        for (int i : order) {
            boolean repeated = last >= 0 && timesNs[i] == timesNs[last] && numbers[i] == numbers[last];
            if (!repeated) sink.accept(timesNs[i], numbers[i], energies[i]);
            last = i;
        }
    }

    private int[] order() {
        if (IntStream.range(1, size).allMatch(i -> compare(i - 1, i) <= 0))
            return IntStream.range(0, size).toArray();
        return IntStream.range(0, size)
                .boxed()
                .sorted(((Comparator<Integer>) this::compare).thenComparing(Comparator.naturalOrder()))
                .mapToInt(Integer::intValue)
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
