package org.driftwatch.app.recording;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.driftwatch.app.results.ResultsCollector.Expected;
import org.driftwatch.app.wiring.Wiring;
import org.driftwatch.calibrators.cherenkov.settings.ArraySettings;
import org.driftwatch.ingest.run.Progress;
import org.driftwatch.ingest.run.Speed;
import org.driftwatch.replay.recording.RecordedRun;
import org.driftwatch.replay.recording.RecordedTopic;
import org.driftwatch.topics.run.MarkedSource;

/** Runs that {@code record} wrote, of any kind, in order of their time. */
record RecordedRuns(List<RecordedRun> runs) implements Recording {
    RecordedRuns {
        runs = List.copyOf(runs);
    }

    /** Checks every byte, so that what is damaged is known before anything is played. */
    static RecordedRuns open(List<Path> directories, ArraySettings arrays) throws IOException {
        List<RecordedRun> runs = new ArrayList<>();
        Map<String, Path> byRun = new TreeMap<>();
        for (Path place : directories)
            for (Path directory : RecordedRun.at(place)) {
                RecordedRun run = RecordedRun.open(directory);
                Path before = byRun.putIfAbsent(run.manifest().run(), directory);
                if (before != null && before.toAbsolutePath().equals(directory.toAbsolutePath())) continue;
                if (before != null)
                    throw new IOException(directory + ": is the same run as " + before + ": "
                            + run.manifest().run());
                requirePlayable(run, arrays);
                runs.add(run);
            }
        runs.sort(RecordedRun.BY_TIME);
        return new RecordedRuns(runs);
    }

    private static void requirePlayable(RecordedRun run, ArraySettings arrays) throws IOException {
        for (RecordedTopic topic : run.topics()) {
            if (RawTopic.named(topic.topic()).isEmpty())
                throw new IOException(run.directory() + ": no runs are played onto topic " + topic.topic());
            if (topic.description().array() != null) ArrayRun.requireFits(run.directory(), topic.description(), arrays);
            topic.open().close();
        }
    }

    private static RawTopic raw(RecordedTopic topic) {
        return RawTopic.named(topic.topic()).orElseThrow();
    }

    @Override
    public Set<Pipeline> pipelines() {
        Set<Pipeline> all = EnumSet.noneOf(Pipeline.class);
        for (RecordedRun run : runs)
            for (RecordedTopic topic : run.topics()) all.add(raw(topic).pipeline());
        return all;
    }

    @Override
    public void play(Wiring wiring, String bootstrap, Speed speed, Progress progress) throws IOException {
        for (RecordedRun run : runs)
            for (RecordedTopic topic : run.topics())
                try (MarkedSource source = new CountedSource(topic.open(), topic.events(), progress)) {
                    raw(topic).sink(wiring, bootstrap).play(source, speed);
                }
    }

    @Override
    public List<Expected> expected(Wiring wiring) {
        List<Expected> all = new ArrayList<>();
        for (RecordedRun run : runs)
            for (RecordedTopic topic : run.topics())
                all.addAll(raw(topic).expected(run.manifest().run(), wiring));
        return all;
    }

    @Override
    public List<Content> contents() {
        return runs.stream()
                .flatMap(run -> run.topics().stream())
                .map(topic -> new Content(topic.topic(), topic.description()))
                .toList();
    }

    @Override
    public List<String> warnings() throws IOException {
        List<String> all = new ArrayList<>();
        for (RecordedRun run : runs) all.addAll(run.warnings());
        return all;
    }
}
