package org.driftwatch.topics.run;

import java.io.IOException;

/** A run that can be played once, from its first event to its last, channels merged by time where the data allow. */
public interface RunSource<E extends Event> extends AutoCloseable {
    RunDescription description();

    /** The next event, or null when the run is through. The order is the same each time the same run is opened. */
    E next() throws IOException;

    @Override
    void close() throws IOException;
}
