package org.driftwatch.app.endtoend;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;
import org.driftwatch.topics.run.Event;
import org.driftwatch.topics.run.RunDescription;
import org.driftwatch.topics.run.RunSource;

/** A run of which every {@code nth} event comes {@code behind} events later than it should: some in time, some too late. */
final class Belated<E extends Event> implements RunSource<E> {
    private final RunSource<E> source;
    private final int nth;
    private final int behind;
    private final Queue<E> held = new ArrayDeque<>();
    private final Queue<Long> due = new ArrayDeque<>();
    private long taken;

    Belated(RunSource<E> source, int nth, int behind) {
        this.source = source;
        this.nth = nth;
        this.behind = behind;
    }

    @Override
    public RunDescription description() {
        return source.description();
    }

    @Override
    public E next() throws IOException {
        if (!due.isEmpty() && due.peek() <= taken) return released();
        E event = source.next();
        taken++;
        if (event == null) return held.isEmpty() ? null : released();
        if (taken % nth != 0) return event;
        held.add(event);
        due.add(taken + behind);
        return next();
    }

    private E released() {
        due.remove();
        return held.remove();
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
