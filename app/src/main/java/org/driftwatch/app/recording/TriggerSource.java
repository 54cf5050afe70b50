package org.driftwatch.app.recording;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.driftwatch.calibrators.simulation.limits.TriggeredEvent;
import org.driftwatch.calibrators.simulation.limits.TriggeredEvents;
import org.driftwatch.calibrators.simulation.statistics.Form;
import org.driftwatch.ingest.run.Progress;
import org.driftwatch.ingest.simulation.reduced.FileConditions;
import org.driftwatch.ingest.simulation.reduced.ReducedEventFile;
import org.driftwatch.topics.run.EventTime;
import org.driftwatch.topics.run.RunDescription;
import org.driftwatch.topics.run.RunSource;
import org.driftwatch.topics.simulation.GridPoint;
import org.driftwatch.topics.simulation.ReducedEvents;
import org.driftwatch.topics.simulation.SimulationEvent;

/**
 * The triggers of a reduced Monte Carlo file as a run, in file order. The file has no times: its triggers get a thousand per
 * second from 2000-01-01 on; their number is their place. The run is the name of the file. The grid point comes from the name,
 * 0 where that does not say.
 */
final class TriggerSource implements RunSource<SimulationEvent> {
    private static final Instant START = Instant.parse("2000-01-01T00:00:00Z");
    private static final long PERIOD_NS = 1_000_000;

    private final String run;
    private final GridPoint point;
    private final List<TriggeredEvent> events;
    private final Progress progress;
    private int next;

    private TriggerSource(ReducedEvents file, Progress progress) {
        FileConditions said = FileConditions.of(file.name());
        run = file.name();
        point = new GridPoint(
                said.azimuthDeg().orElse(0),
                said.zenithDeg().orElse(0),
                said.nsb().orElse(0),
                0,
                "");
        events = TriggeredEvents.of(file, Form.PRODUCT).events();
        this.progress = progress;
    }

    static TriggerSource open(Path file, Progress progress) throws IOException {
        return new TriggerSource(ReducedEventFile.read(file), progress);
    }

    @Override
    public RunDescription description() {
        return new RunDescription(
                run,
                "file",
                List.of("file"),
                List.of(point.key()),
                START,
                EventTime.instant(timeNs(events.size())),
                events.size());
    }

    @Override
    public SimulationEvent next() {
        if (next >= events.size()) return null;
        int place = next++;
        progress.reached(next, events.size(), 0);
        TriggeredEvent event = events.get(place);
        return new SimulationEvent.Triggered(
                run,
                point,
                timeNs(place),
                place,
                event.energyTeV(),
                event.coreDistanceM(),
                event.angularDistanceDeg(),
                Arrays.stream(event.telescopes()).boxed().toList());
    }

    private static long timeNs(int place) {
        return EventTime.ns(START) + place * PERIOD_NS;
    }

    @Override
    public void close() {}
}
