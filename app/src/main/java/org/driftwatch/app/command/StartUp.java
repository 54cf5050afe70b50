package org.driftwatch.app.command;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/** What is starting, and for how long already. */
final class StartUp {
    private static final long LIMIT_NS = TimeUnit.SECONDS.toNanos(90);
    private static final long STEP_MS = 200;

    private StartUp() {}

    static void starting(String what) {
        Terminal.say("starting " + what);
    }

    /** @throws TimeoutException after 90 s */
    static void waitFor(BooleanSupplier ready) throws InterruptedException, TimeoutException {
        long began = System.nanoTime();
        while (!ready.getAsBoolean()) {
            if (System.nanoTime() - began > LIMIT_NS) throw new TimeoutException("processors not ready after 90 s");
            TimeUnit.MILLISECONDS.sleep(STEP_MS);
        }
        Terminal.say("ready after " + TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began) + " s");
    }
}
