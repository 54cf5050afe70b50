package org.driftwatch.ingest.simulation.fits;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.driftwatch.ingest.run.Progress;
import org.driftwatch.topics.run.EventTime;
import org.driftwatch.topics.run.RunDescription;
import org.driftwatch.topics.run.RunSource;
import org.driftwatch.topics.simulation.MonteCarloSample;
import org.driftwatch.topics.simulation.ReconstructedEvents;
import org.driftwatch.topics.simulation.SimulationEvent;

/**
 * A DL2 Monte Carlo file as a run: first how many events it threw, then its events in order of run and number. The file has no
 * times: its events get a thousand per second from 2000-01-01 on. The run is the grid point with the simulation run of the
 * first event; an event of that run keeps its number, in a file of several runs the place in that order is the number.
 */
public final class MonteCarloFileSource implements RunSource<SimulationEvent> {
    private static final Instant START = Instant.parse("2000-01-01T00:00:00Z");
    private static final long PERIOD_NS = 1_000_000;

    private final MonteCarloSample sample;
    private final Progress progress;
    private final int[] order;
    private final boolean oneRun;
    private final String run;
    private int next = -1;

    private MonteCarloFileSource(MonteCarloSample sample, Progress progress) {
        this.sample = sample;
        this.progress = progress;
        ReconstructedEvents events = sample.events();
        order = IntStream.range(0, events.count())
                .boxed()
                .sorted(Comparator.<Integer>comparingLong(i -> events.run()[i])
                        .thenComparingLong(i -> events.event()[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        long first = events.run()[order[0]];
        oneRun = first == events.run()[order[order.length - 1]];
        run = sample.point().key() + "/run" + first;
    }

    public static MonteCarloFileSource open(Path file, Progress progress) throws IOException {
        return new MonteCarloFileSource(MonteCarloFile.read(file), progress);
    }

    @Override
    public RunDescription description() {
        return new RunDescription(
                run,
                "file",
                List.of("file"),
                List.of(sample.point().key()),
                START,
                EventTime.instant(timeNs(order.length)),
                order.length + 1L);
    }

    @Override
    public SimulationEvent next() {
        if (next >= order.length) return null;
        int place = next++;
        progress.reached(next, order.length, 0);
        if (place < 0) return new SimulationEvent.Thrown(run, sample.point(), timeNs(0), 0, sample.simulated());
        ReconstructedEvents events = sample.events();
        int row = order[place];
        return new SimulationEvent.Reconstructed(
                run,
                sample.point(),
                timeNs(place + 1),
                oneRun ? events.event()[row] : place,
                events.trueTeV()[row],
                events.reconstructedTeV()[row]);
    }

    private static long timeNs(int place) {
        return EventTime.ns(START) + place * PERIOD_NS;
    }

    @Override
    public void close() {}
}
