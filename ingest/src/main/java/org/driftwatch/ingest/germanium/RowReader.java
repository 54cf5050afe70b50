package org.driftwatch.ingest.germanium;

import org.driftwatch.ingest.lh5.UnreadableFileException;
import org.driftwatch.topics.run.Event;

/** Makes an event of a row of one table. */
@FunctionalInterface
interface RowReader<E extends Event> {
    E read(RowHead head) throws UnreadableFileException;

    /** Opens the columns of a table. */
    @FunctionalInterface
    interface Opener<E extends Event> {
        RowReader<E> open(String run, TierTable table) throws UnreadableFileException;
    }
}
