package org.driftwatch.ingest.cherenkov.writing;

import java.util.Iterator;
import java.util.List;
import org.driftwatch.topics.cherenkov.TelescopeEvent;
import org.driftwatch.topics.run.RunDescription;
import org.driftwatch.topics.run.RunSource;

/** A block whose events are in a list. */
final class ListBlock implements RunSource<TelescopeEvent> {
    private final RunDescription description;
    private final Iterator<TelescopeEvent> events;

    ListBlock(RunDescription description, List<TelescopeEvent> events) {
        this.description = description;
        this.events = events.iterator();
    }

    @Override
    public RunDescription description() {
        return description;
    }

    @Override
    public TelescopeEvent next() {
        return events.hasNext() ? events.next() : null;
    }

    @Override
    public void close() {}
}
