package org.driftwatch.app.recording;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.driftwatch.app.results.ResultsCollector.Expected;
import org.driftwatch.app.wiring.Wiring;
import org.driftwatch.ingest.run.KafkaRunSink;
import org.driftwatch.ingest.run.Progress;
import org.driftwatch.ingest.run.Speed;
import org.driftwatch.ingest.simulation.fits.MonteCarloFileSource;
import org.driftwatch.topics.run.RunSource;
import org.driftwatch.topics.simulation.SimulationEvent;

/**
 * DL2 Monte Carlo files (FITS) and reduced ones (HDF5, named {@code .reduced.} or {@code .simtel.}), in the order given.
 *
 * @param files by run
 */
public record SimulationRecording(Map<String, Path> files) implements Recording {
    public SimulationRecording {
        files = new LinkedHashMap<>(files);
    }

    static SimulationRecording open(List<Path> files) throws IOException {
        Map<String, Path> byRun = new LinkedHashMap<>();
        for (Path file : files.stream().map(Path::normalize).distinct().toList())
            try (RunSource<SimulationEvent> source = source(file, Progress.NONE)) {
                String run = source.description().run();
                Path before = byRun.putIfAbsent(run, file);
                if (before != null) throw new IOException(file + ": is the same run as " + before + ": " + run);
            }
        return new SimulationRecording(byRun);
    }

    static boolean holds(Path file) {
        return isFits(file) || file.getFileName().toString().matches(".*\\.(reduced|simtel)\\.(hdf5|h5)(\\.gz)?");
    }

    private static boolean isFits(Path file) {
        return file.getFileName().toString().matches(".*\\.fits?(\\.gz)?");
    }

    private static RunSource<SimulationEvent> source(Path file, Progress progress) throws IOException {
        return isFits(file) ? MonteCarloFileSource.open(file, progress) : TriggerSource.open(file, progress);
    }

    @Override
    public Set<Pipeline> pipelines() {
        return Set.of(Pipeline.SIMULATION);
    }

    @Override
    public void play(Wiring wiring, String bootstrap, Speed speed, Progress progress) throws IOException {
        KafkaRunSink<SimulationEvent> sink = wiring.simulationEvents(bootstrap);
        for (Path file : files.values())
            try (RunSource<SimulationEvent> source = source(file, progress)) {
                sink.play(source, speed);
            }
    }

    @Override
    public List<Expected> expected(Wiring wiring) {
        return files.keySet().stream()
                .flatMap(run -> RawTopic.SIMULATED.expected(run, wiring).stream())
                .toList();
    }

    @Override
    public List<Content> contents() throws IOException {
        List<Content> all = new ArrayList<>();
        for (Path file : files.values())
            try (RunSource<SimulationEvent> source = source(file, Progress.NONE)) {
                all.add(new Content(RawTopic.SIMULATED.topic(), source.description()));
            }
        return all;
    }

    @Override
    public List<String> warnings() {
        return List.of();
    }
}
