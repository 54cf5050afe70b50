package org.driftwatch.app.recording;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.driftwatch.app.results.ResultsCollector.Expected;
import org.driftwatch.app.wiring.Wiring;
import org.driftwatch.ingest.run.KafkaRunSink;
import org.driftwatch.ingest.run.Progress;
import org.driftwatch.ingest.run.Speed;
import org.driftwatch.topics.cherenkov.TelescopeEvent;
import org.driftwatch.topics.run.RunSource;

/** Observation blocks of telescope arrays. */
public record ArrayRecording(List<ArrayRun> runs) implements Recording {
    public ArrayRecording {
        runs = List.copyOf(runs);
    }

    @Override
    public Set<Pipeline> pipelines() {
        return Set.of(Pipeline.ARRAY);
    }

    @Override
    public void play(Wiring wiring, String bootstrap, Speed speed, Progress progress) throws IOException {
        KafkaRunSink<TelescopeEvent> sink = wiring.telescopeEvents(bootstrap);
        for (ArrayRun run : runs)
            try (RunSource<TelescopeEvent> source = run.open(progress)) {
                sink.play(source, speed);
            }
    }

    @Override
    public List<Expected> expected(Wiring wiring) {
        return runs.stream()
                .map(run -> run.description().run())
                .flatMap(id -> RawTopic.TELESCOPES.expected(id, wiring).stream())
                .toList();
    }

    @Override
    public List<Content> contents() {
        return runs.stream()
                .map(run -> new Content(RawTopic.TELESCOPES.topic(), run.description()))
                .toList();
    }

    @Override
    public List<String> warnings() {
        return runs.stream().flatMap(run -> run.warnings().stream()).toList();
    }
}
