package org.driftwatch.streams.command;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.apache.kafka.clients.consumer.Consumer;
import org.driftwatch.streams.engine.LastingWorker;
import org.driftwatch.streams.engine.WorkerClients;

/**
 * commands → versions from parameters → decision → parameters; what cannot be done → dead-letters. One thread; of several workers one
 * works. When Kafka fails it starts again from what was committed.
 *
 * <p>Counts {@code driftwatch.commands{outcome}} and {@code driftwatch.dead.letters{reason}}.
 */
public final class CommandWorker implements AutoCloseable {
    /** Consumer group of the workers. */
    public static final String GROUP = "driftwatch-commands";

    /** Longer than any transaction of a stream may stay open. */
    private static final Duration OPEN_TRANSACTIONS = Duration.ofSeconds(90);

    private final CommandClients clients;
    private final CommandMetrics metrics;
    private final LastingWorker worker = new LastingWorker("driftwatch-commands", this::work);

    /**
     * A worker on a cluster; {@link #start} sets it going.
     *
     * @param bootstrap brokers, {@code host:port,...}
     */
    public static CommandWorker on(String bootstrap, MeterRegistry registry) {
        return new CommandWorker(
                new KafkaCommandClients(new WorkerClients(bootstrap), GROUP), new CommandMetrics(registry));
    }

    CommandWorker(CommandClients clients, CommandMetrics metrics) {
        this.clients = clients;
        this.metrics = metrics;
    }

    /** Returns at once. The topics must exist. */
    public void start() {
        worker.start();
    }

    /** Whether its thread lives and Kafka answers. */
    public boolean working() {
        return worker.working();
    }

    /** One line for people. */
    public String state() {
        return worker.state();
    }

    private void work(LastingWorker self) {
        try (Consumer<byte[], byte[]> commands = clients.commands();
                Consumer<byte[], byte[]> versions = clients.versions();
                Consumer<byte[], byte[]> ends = clients.ends();
                CommandSession session = session(commands, new ParameterReader(versions, ends, OPEN_TRANSACTIONS))) {
            self.does("waiting for commands");
            while (!self.isClosing()) session.next();
        }
    }

    private CommandSession session(Consumer<byte[], byte[]> commands, ParameterReader versions) {
        return new CommandSession(clients, commands, new CommandDesk(versions::read), metrics);
    }

    /** Stops behind the commands it works on. */
    @Override
    public void close() {
        worker.close();
    }
}
