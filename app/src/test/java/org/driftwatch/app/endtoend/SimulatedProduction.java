package org.driftwatch.app.endtoend;

import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.driftwatch.topics.run.EventTime;
import org.driftwatch.topics.run.RunDescription;
import org.driftwatch.topics.run.RunSource;
import org.driftwatch.topics.simulation.GridPoint;
import org.driftwatch.topics.simulation.SimulatedSpectrum;
import org.driftwatch.topics.simulation.SimulationEvent;

/** A run of a Monte Carlo production: its head, then 100 reconstructed events per second, a fifth of them above 1 TeV. */
final class SimulatedProduction implements RunSource<SimulationEvent> {
    private static final GridPoint POINT = new GridPoint(180, 20, 0, 0, "north");
    private static final SimulatedSpectrum SPECTRUM =
            new SimulatedSpectrum(new double[] {0.1, 1}, new double[] {1, 10}, new double[] {9000, 900});

    private final RunDescription description;
    private final Iterator<SimulationEvent> events;

    SimulatedProduction(String run, Instant start, int count, long seed) {
        Instant end = start.plusMillis(10L * (count + 1));
        description =
                new RunDescription(run, "simulation", List.of("simulation"), List.of(POINT.key()), start, end, -1);
        Random random = new Random(seed);
        SimulationEvent head = new SimulationEvent.Thrown(run, POINT, EventTime.ns(start), 0, SPECTRUM);
        events = Stream.concat(Stream.of(head), LongStream.range(0, count).mapToObj(i -> event(i, random)))
                .iterator();
    }

    private SimulationEvent event(long i, Random random) {
        double truth = i % 5 == 0 ? 2 + random.nextDouble() : 0.2 + 0.5 * random.nextDouble();
        double energy = truth * (1 + 0.1 * random.nextGaussian());
        long timeNs = EventTime.ns(description.from().plusMillis(10 * (i + 1)));
        return new SimulationEvent.Reconstructed(description.run(), POINT, timeNs, i, truth, energy);
    }

    @Override
    public RunDescription description() {
        return description;
    }

    @Override
    public SimulationEvent next() {
        return events.hasNext() ? events.next() : null;
    }

    @Override
    public void close() {}
}
