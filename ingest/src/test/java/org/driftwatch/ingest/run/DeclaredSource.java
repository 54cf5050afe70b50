package org.driftwatch.ingest.run;

import java.io.IOException;
import org.driftwatch.topics.germanium.DspEvent;
import org.driftwatch.topics.run.RunDescription;
import org.driftwatch.topics.run.RunSource;

/** Events of one source under the description of another. */
record DeclaredSource(RunSource<DspEvent> events, RunDescription description) implements RunSource<DspEvent> {
    @Override
    public DspEvent next() throws IOException {
        return events.next();
    }

    @Override
    public void close() {}
}
