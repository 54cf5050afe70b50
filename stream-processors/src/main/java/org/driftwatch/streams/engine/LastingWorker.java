package org.driftwatch.streams.engine;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One thread beside the streams that works until it is closed; when Kafka or the work fails it begins again after a pause. */
public final class LastingWorker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LastingWorker.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final String name;
    private final Consumer<LastingWorker> work;
    private final Thread thread;
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile boolean working;
    private volatile String state = "not started";

    /**
     * A worker that {@link #start} sets going.
     *
     * @param name of the thread and in the log
     * @param work ends when {@link #isClosing}, says what it does by {@link #does}
     */
    public LastingWorker(String name, Consumer<LastingWorker> work) {
        this.name = name;
        this.work = work;
        thread = new Thread(this::run, name);
        thread.setDaemon(true);
    }

    /** Returns at once. */
    public void start() {
        thread.start();
    }

    /** Whether its thread lives and nothing failed since the work last said what it does. */
    public boolean working() {
        return working && thread.isAlive();
    }

    /** One line for people. */
    public String state() {
        return state;
    }

    /** The work goes well. */
    public void does(String what) {
        say(true, what);
    }

    /** Whether {@link #close} was called: the work is to end. */
    public boolean isClosing() {
        return closing.getCount() == 0;
    }

    private void run() {
        while (!isClosing()) {
            try {
                work.accept(this);
            } catch (WakeupException | InterruptException e) {
                break;
            } catch (KafkaException e) {
                say(false, "starts again: " + e.getMessage());
                LOG.warn("{} starts again: {}", name, e.toString());
                pause();
            } catch (RuntimeException | OutOfMemoryError e) {
                say(false, "starts again: " + e);
                LOG.error("{} failed and starts again", name, e);
                pause();
            }
        }
        say(false, "closed");
    }

    private void say(boolean works, String what) {
        working = works;
        state = what;
    }

    private void pause() {
        try {
            if (closing.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) LOG.debug("{} closed while waiting", name);
        } catch (InterruptedException e) {
            closing.countDown();
        }
    }

    /** Waits 5 s for the work to end; what takes longer is abandoned. */
    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join(PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
