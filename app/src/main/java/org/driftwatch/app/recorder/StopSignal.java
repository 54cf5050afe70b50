package org.driftwatch.app.recorder;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Until when is recorded: Ctrl-C, which waits until the files are closed, or a time that is over. */
public final class StopSignal implements BooleanSupplier, AutoCloseable {
    private static final long CLOSING_SECONDS = 20;
    private final long begin = System.nanoTime();
    private final long limitNs;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread atExit = new Thread(this::interrupt, "driftwatch-recorder-end");
    private volatile boolean interrupted;

    /** @param seconds after which to stop; infinite: never */
    public StopSignal(double seconds) {
        limitNs = (long) Math.min(seconds * 1e9, Long.MAX_VALUE);
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    private void interrupt() {
        interrupted = true;
        try {
            closed.await(CLOSING_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether to go on. */
    @Override
    public boolean getAsBoolean() {
        return !interrupted && System.nanoTime() - begin < limitNs;
    }

    /** Everything is on the disk. */
    @Override
    public void close() {
        closed.countDown();
        if (!interrupted) Runtime.getRuntime().removeShutdownHook(atExit);
    }
}
