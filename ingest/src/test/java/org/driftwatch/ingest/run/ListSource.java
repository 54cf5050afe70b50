package org.driftwatch.ingest.run;

import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import org.driftwatch.topics.germanium.DspEvent;
import org.driftwatch.topics.run.EventTime;
import org.driftwatch.topics.run.RunDescription;
import org.driftwatch.topics.run.RunSource;

/** A run of events at given times [s]; channels take turns. */
final class ListSource implements RunSource<DspEvent> {
    static final List<String> CHANNELS = List.of("ch1", "ch2", "ch3");
    private final List<Double> times;
    private final Instant until;
    private final Runnable beforeEach;
    private final Iterator<Double> left;
    private int number;

    ListSource(List<Double> times, Instant until, Runnable beforeEach) {
        this.times = times;
        this.until = until;
        this.beforeEach = beforeEach;
        this.left = times.iterator();
    }

    static ListSource of(List<Double> times) {
        double last = times.stream().mapToDouble(t -> t).max().orElseThrow();
        return new ListSource(times, EventTime.instant(ns(last)), () -> {});
    }

    ListSource before(Runnable each) {
        return new ListSource(times, until, each);
    }

    static long ns(double seconds) {
        return Math.round(seconds * EventTime.SECOND);
    }

    @Override
    public RunDescription description() {
        double first = times.stream().mapToDouble(t -> t).min().orElseThrow();
        Instant from = EventTime.instant(ns(first));
        return new RunDescription("r1", "dsp", List.of("dsp"), CHANNELS, from, until, times.size());
    }

    @Override
    public DspEvent next() {
        if (!left.hasNext()) return null;
        beforeEach.run();
        int n = number++;
        return new DspEvent("r1", CHANNELS.get(n % 3), n, ns(left.next()), List.of("e"), new double[] {n});
    }

    @Override
    public void close() {}
}
