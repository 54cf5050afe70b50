package org.driftwatch.app.recording;

import java.io.IOException;
import org.driftwatch.ingest.run.Progress;
import org.driftwatch.topics.run.MarkedSource;
import org.driftwatch.topics.run.RunDescription;

/** Tells how far the reading of a recorded run has come. */
final class CountedSource implements MarkedSource {
    private final MarkedSource source;
    private final long total;
    private final Progress progress;
    private long events;
    private long bytes;

    CountedSource(MarkedSource source, long total, Progress progress) {
        this.source = source;
        this.total = total;
        this.progress = progress;
    }

    @Override
    public RunDescription description() {
        return source.description();
    }

    @Override
    public Item next() throws IOException {
        Item item = source.next();
        if (item instanceof Event event) {
            events++;
            bytes += event.value().length;
            progress.reached(events, total, bytes);
        }
        return item;
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
