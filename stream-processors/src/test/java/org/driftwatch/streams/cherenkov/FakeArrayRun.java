package org.driftwatch.streams.cherenkov;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import org.driftwatch.topics.cherenkov.TelescopeEvent;
import org.driftwatch.topics.cherenkov.layout.ArrayDescription;
import org.driftwatch.topics.cherenkov.layout.Dl2Column;
import org.driftwatch.topics.cherenkov.layout.Telescope;
import org.driftwatch.topics.run.EventTime;
import org.driftwatch.topics.run.Mark;
import org.driftwatch.topics.run.RunDescription;

/** A short observation block of five telescopes, written as the sink writes it to so many partitions of tel.dl2. */
record FakeArrayRun(String run, int partitions) {
    static final Instant START = Instant.parse("2025-10-09T09:30:00Z");
    static final long LENGTH_S = 30;
    static final int TELESCOPES = 5;
    static final ArrayDescription ARRAY = new ArrayDescription(
            "north",
            List.of(telescope(3), telescope(1), telescope(2), telescope(4), telescope(5)),
            "R",
            "H",
            "C",
            0,
            List.of(new Dl2Column("R_tel_energy", "TeV", false)));

    private static Telescope telescope(int id) {
        return new Telescope(id, "LST", "LST_LST_LSTCam", 100 * id, 0, 0);
    }

    static long ns(double seconds) {
        return EventTime.ns(START) + (long) (seconds * 1e9);
    }

    private static Instant at(double seconds) {
        return EventTime.instant(ns(seconds));
    }

    RunDescription description() {
        List<String> channels =
                ARRAY.telescopes().stream().map(Telescope::scope).sorted().toList();
        return new RunDescription(run, "file", List.of("file"), channels, at(0), at(LENGTH_S), -1, ARRAY);
    }

    List<Sent> started() {
        return everywhere(p -> new Mark.RunStarted(description(), p, partitions));
    }

    List<Sent> reached(double seconds) {
        return everywhere(p -> new Mark.Reached(run, "file", p, partitions, at(seconds), 0));
    }

    List<Sent> ended() {
        List<Sent> all = everywhere(p -> new Mark.RunEnded(run, "file", p, partitions, at(LENGTH_S), 0));
        for (int i = 0; i < TELESCOPES; i++) all.addAll(everywhere(p -> new Mark.Drain(run, "file", p, partitions)));
        return all;
    }

    private List<Sent> everywhere(IntFunction<Mark> mark) {
        List<Sent> all = new ArrayList<>();
        for (int p = 0; p < partitions; p++) all.add(Sent.mark(mark.apply(p)));
        return all;
    }

    TelescopeEvent of(int telescope, long event, double seconds, double energy) {
        return new TelescopeEvent(run, 7, event, telescope, ns(seconds), 12.5, new double[] {energy});
    }

    Sent event(int telescope, long event, double seconds) {
        return Sent.event(of(telescope, event, seconds, 1), partitions);
    }

    /** Telescope events by array event: 2 to 5 telescopes; one event in ten has the same time as the one before. */
    List<TelescopeEvent> events(int count, long seed) {
        Random random = new Random(seed);
        List<TelescopeEvent> all = new ArrayList<>();
        double time = 0;
        for (int event = 1; event <= count; event++) {
            if (random.nextInt(10) > 0) time += (LENGTH_S - 1) / (double) count;
            int first = 1 + random.nextInt(TELESCOPES - 1);
            for (int tel = first; tel <= TELESCOPES; tel++) all.add(of(tel, event, time, random.nextDouble()));
        }
        return all;
    }

    /** Start, events with a mark behind each second, end. */
    List<Sent> records(List<TelescopeEvent> events) {
        List<Sent> all = new ArrayList<>(started());
        int next = 0;
        for (int second = 1; second <= LENGTH_S; second++) {
            for (; next < events.size() && events.get(next).timeNs() < ns(second); next++)
                all.add(Sent.event(events.get(next), partitions));
            all.addAll(reached(second));
        }
        all.addAll(ended());
        return all;
    }

    List<Sent> records(int count, long seed) {
        return records(events(count, seed));
    }
}
