package org.driftwatch.app.recording;

import java.io.IOException;
import org.driftwatch.ingest.cherenkov.Dl2FileSource;
import org.driftwatch.ingest.run.Progress;
import org.driftwatch.topics.cherenkov.TelescopeEvent;
import org.driftwatch.topics.run.RunDescription;
import org.driftwatch.topics.run.RunSource;

/** Tells how far the reading of an observation block is, which it describes in its own way. */
final class PlayedBlock implements RunSource<TelescopeEvent> {
    private final Dl2FileSource source;
    private final RunDescription description;
    private final Progress progress;
    private final long bytesOfEvent;
    private long sent;

    PlayedBlock(Dl2FileSource source, RunDescription description, Progress progress) {
        this.source = source;
        this.description = description;
        this.progress = progress;
        this.bytesOfEvent = (long) Double.BYTES * description.array().columns().size();
    }

    @Override
    public RunDescription description() {
        return description;
    }

    @Override
    public TelescopeEvent next() throws IOException {
        TelescopeEvent event = source.next();
        if (event != null) progress.reached(++sent, description.events(), sent * bytesOfEvent);
        return event;
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
