package org.driftwatch.ingest.run;

import java.io.IOException;
import org.driftwatch.topics.run.Mark;

/** A run on its way to its topic. */
interface Play {
    void start();

    /** Goes on behind a committed mark: the events it counts are on the topic. */
    void resume(Mark.Reached last) throws IOException;

    /** Plays to the end; false when stopped before. */
    boolean toTheEnd(Runnable counted) throws IOException, InterruptedException;
}
