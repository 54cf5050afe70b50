package org.driftwatch.streams.command;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * commands → versions from parameters → decision → parameters; what cannot be done → dead-letters. One thread; of several workers one
 * works. When Kafka fails it starts again from what was committed.
 *
 * <p>Counts {@code driftwatch.commands{outcome}} and {@code driftwatch.dead.letters{reason}}.
 */
public final class CommandWorker implements AutoCloseable {
    /** Consumer group of the workers. */
    public static final String GROUP = "driftwatch-commands";

    private static final Logger LOG = LoggerFactory.getLogger(CommandWorker.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** Longer than any transaction of a stream may stay open. */
    private static final Duration OPEN_TRANSACTIONS = Duration.ofSeconds(90);

    private final CommandClients clients;
    private final CommandMetrics metrics;
    private final Thread thread = new Thread(this::run, "driftwatch-commands");
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile boolean working;
    private volatile String state = "not started";

    /**
     * A worker on a cluster; {@link #start} sets it going.
     *
     * @param bootstrap brokers, {@code host:port,...}
     */
    public static CommandWorker on(String bootstrap, MeterRegistry registry) {
        return new CommandWorker(new KafkaCommandClients(bootstrap, GROUP), new CommandMetrics(registry));
    }

    CommandWorker(CommandClients clients, CommandMetrics metrics) {
        this.clients = clients;
        this.metrics = metrics;
        thread.setDaemon(true);
    }

    /** Returns at once. The topics must exist. */
    public void start() {
        thread.start();
    }

    /** Whether its thread lives and Kafka answers. */
    public boolean working() {
        return working && thread.isAlive();
    }

    /** One line for people. */
    public String state() {
        return state;
    }

    private void run() {
        while (!isClosing()) {
            try {
                work();
            } catch (InterruptException e) {
                break;
            } catch (KafkaException e) {
                say(false, "starts again: " + e.getMessage());
                LOG.warn("commands start again: {}", e.toString());
                pause();
            } catch (RuntimeException | OutOfMemoryError e) {
                say(false, "starts again: " + e);
                LOG.error("commands failed and start again", e);
                pause();
            }
        }
        say(false, "closed");
    }

    private void work() {
        try (Consumer<byte[], byte[]> commands = clients.commands();
                Consumer<byte[], byte[]> versions = clients.versions();
                Consumer<byte[], byte[]> ends = clients.ends();
                CommandSession session = session(commands, new ParameterReader(versions, ends, OPEN_TRANSACTIONS))) {
            say(true, "waiting for commands");
            while (!isClosing()) session.next();
        }
    }

    private CommandSession session(Consumer<byte[], byte[]> commands, ParameterReader versions) {
        return new CommandSession(clients, commands, new CommandDesk(versions::read), metrics);
    }

    private boolean isClosing() {
        return closing.getCount() == 0;
    }

    private void say(boolean works, String what) {
        working = works;
        state = what;
    }

    private void pause() {
        try {
            if (closing.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) LOG.debug("closed while waiting");
        } catch (InterruptedException e) {
            closing.countDown();
        }
    }

    /** Stops behind the commands it works on. */
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
