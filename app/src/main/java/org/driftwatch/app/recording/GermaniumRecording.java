package org.driftwatch.app.recording;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.driftwatch.app.results.ResultsCollector.Expected;
import org.driftwatch.app.wiring.Wiring;
import org.driftwatch.ingest.germanium.GermaniumRun;
import org.driftwatch.ingest.run.Progress;
import org.driftwatch.ingest.run.Speed;
import org.driftwatch.topics.germanium.DspEvent;
import org.driftwatch.topics.germanium.Waveform;
import org.driftwatch.topics.run.RunSource;

/** Runs of germanium detectors. */
public record GermaniumRecording(List<GermaniumRun> runs) implements Recording {
    public GermaniumRecording {
        runs = List.copyOf(runs);
    }

    @Override
    public Set<Pipeline> pipelines() {
        return Set.of(Pipeline.GERMANIUM);
    }

    @Override
    public void play(Wiring wiring, String bootstrap, Speed speed, Progress progress) throws IOException {
        for (GermaniumRun run : runs) play(run, wiring, bootstrap, speed, progress);
    }

    private static void play(GermaniumRun run, Wiring wiring, String bootstrap, Speed speed, Progress progress)
            throws IOException {
        if (run instanceof GermaniumRun.Raw raw) {
            try (RunSource<Waveform> source = raw.open(progress)) {
                wiring.waveforms(bootstrap).play(source, speed);
            }
        } else if (run instanceof GermaniumRun.Dsp dsp) {
            try (RunSource<DspEvent> source = dsp.open(progress)) {
                wiring.dspEvents(bootstrap).play(source, speed);
            }
        }
    }

    @Override
    public List<Expected> expected(Wiring wiring) {
        return runs.stream().flatMap(run -> expected(run, wiring)).toList();
    }

    private static Stream<Expected> expected(GermaniumRun run, Wiring wiring) {
        return topic(run).expected(run.description().run(), wiring).stream();
    }

    private static RawTopic topic(GermaniumRun run) {
        return run instanceof GermaniumRun.Dsp ? RawTopic.DSP : RawTopic.WAVEFORMS;
    }

    @Override
    public List<Content> contents() {
        return runs.stream()
                .map(run -> new Content(topic(run).topic(), run.description()))
                .toList();
    }

    @Override
    public List<String> warnings() {
        return List.of();
    }
}
