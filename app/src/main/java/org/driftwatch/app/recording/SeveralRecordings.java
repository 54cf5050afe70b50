package org.driftwatch.app.recording;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.driftwatch.app.results.ResultsCollector.Expected;
import org.driftwatch.app.wiring.Wiring;
import org.driftwatch.ingest.run.Progress;
import org.driftwatch.ingest.run.Speed;

/** One after the other, processed together. */
record SeveralRecordings(List<Recording> parts) implements Recording {
    @Override
    public Set<Pipeline> pipelines() {
        Set<Pipeline> all = EnumSet.noneOf(Pipeline.class);
        parts.forEach(part -> all.addAll(part.pipelines()));
        return all;
    }

    @Override
    public void play(Wiring wiring, String bootstrap, Speed speed, Progress progress) throws IOException {
        for (Recording part : parts) part.play(wiring, bootstrap, speed, progress);
    }

    @Override
    public List<Expected> expected(Wiring wiring) {
        return parts.stream().flatMap(part -> part.expected(wiring).stream()).toList();
    }

    @Override
    public List<Content> contents() throws IOException {
        List<Content> all = new ArrayList<>();
        for (Recording part : parts) all.addAll(part.contents());
        return all;
    }

    @Override
    public List<String> warnings() throws IOException {
        List<String> all = new ArrayList<>();
        for (Recording part : parts) all.addAll(part.warnings());
        return all;
    }
}
