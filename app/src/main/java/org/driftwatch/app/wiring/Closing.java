package org.driftwatch.app.wiring;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Things to close, last opened first, once; also when the JVM is told to end (Ctrl-C). */
final class Closing implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Closing.class);

    private record Opened(String name, AutoCloseable thing) {}

    private final Deque<Opened> opened = new ArrayDeque<>();
    private final Thread atExit = new Thread(this::closeAll, "driftwatch-closing");

    /** Registers itself with the JVM; call once, at the start. */
    Closing listen() {
        Runtime.getRuntime().addShutdownHook(atExit);
        return this;
    }

    synchronized <T extends AutoCloseable> T add(String name, T thing) {
        opened.push(new Opened(name, thing));
        return thing;
    }

    @Override
    public void close() {
        closeAll();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException alreadyEnding) {
            LOG.debug("closed while the JVM ends");
        }
    }

    private synchronized void closeAll() {
        while (!opened.isEmpty()) close(opened.pop());
    }

    private static void close(Opened thing) {
        try {
            thing.thing().close();
        } catch (Exception e) {
            LOG.warn("{} did not close", thing.name(), e);
        }
    }
}
