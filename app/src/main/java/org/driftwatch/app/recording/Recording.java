package org.driftwatch.app.recording;

import java.io.IOException;
import java.util.List;
import org.driftwatch.app.results.ResultsCollector.Expected;
import org.driftwatch.app.wiring.Wiring;
import org.driftwatch.ingest.run.Progress;
import org.driftwatch.ingest.run.Speed;

/** Recorded runs of one kind, in order of their time. */
public sealed interface Recording permits GermaniumRecording, ArrayRecording {
    /** Starts what processes them; returns at once. */
    void process(Wiring wiring, String bootstrap);

    /** Plays one after the other onto their topic. */
    void play(Wiring wiring, String bootstrap, Speed speed, Progress progress) throws IOException;

    /** Which runs end on which topics. */
    List<Expected> expected(Wiring wiring);

    /** What is odd about the files, one line each. */
    List<String> warnings();
}
