package org.driftwatch.app.command;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.driftwatch.streams.engine.StreamApplication;

/** What is starting, and for how long already. */
final class StartUp {
    private static final long LIMIT_SECONDS = 90;

    private StartUp() {}

    static void starting(String what) {
        Terminal.say("starting " + what);
    }

    /** @throws TimeoutException after 90 s */
    static void waitFor(List<StreamApplication> processors)
            throws InterruptedException, ExecutionException, TimeoutException {
        long began = System.nanoTime();
        CompletableFuture<?>[] all =
                processors.stream().map(StreamApplication::whenReady).toArray(CompletableFuture[]::new);
        try {
            CompletableFuture.allOf(all).get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new TimeoutException("processors not ready after " + LIMIT_SECONDS + " s");
        }
        Terminal.say("ready after " + TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began) + " s");
    }
}
