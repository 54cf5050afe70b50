package org.driftwatch.app.recording;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.driftwatch.app.results.ResultsCollector.Expected;
import org.driftwatch.app.wiring.Wiring;
import org.driftwatch.ingest.run.Progress;
import org.driftwatch.ingest.run.Speed;

/** Recorded runs, in order of their time; those of files are of one kind. */
public sealed interface Recording
        permits GermaniumRecording, ArrayRecording, SimulationRecording, RecordedRuns, SeveralRecordings {
    /** What processes them. */
    Set<Pipeline> pipelines();

    /** Starts what processes them; returns at once. */
    default void process(Wiring wiring, String bootstrap) {
        pipelines().forEach(pipeline -> pipeline.start(wiring, bootstrap));
    }

    /** Plays one after the other onto their topic. */
    void play(Wiring wiring, String bootstrap, Speed speed, Progress progress) throws IOException;

    /** Which runs end on which topics. */
    List<Expected> expected(Wiring wiring);

    /** The runs in it, in the order in which they are played. */
    List<Content> contents() throws IOException;

    /** What is odd about the files, one line each. */
    List<String> warnings() throws IOException;
}
