package org.driftwatch.app.broker;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * A real Kafka broker of our own on 127.0.0.1, in a child JVM; it answers clients once {@link #start} returns and ends with
 * {@link #close} or with this JVM, however that ends.
 */
public final class EmbeddedBroker implements AutoCloseable {
    private static final long READY_LIMIT_SECONDS = 90;
    private static final long POLITE_SECONDS = 10;
    private static final int TRIES = 5;

    private final BrokerSettings settings;
    private final BrokerProcess child;
    private final BrokerReport.Ready ready;

    private EmbeddedBroker(BrokerSettings settings, BrokerProcess child, BrokerReport.Ready ready) {
        this.settings = settings;
        this.child = child;
        this.ready = ready;
    }

    /**
     * Starts a broker; a directory used before goes on with its data.
     *
     * @throws BrokerStartException in one line, when the port or the directory cannot be had or the broker does not come up
     */
    public static EmbeddedBroker start(BrokerSettings settings) throws BrokerStartException {
        makeDirectory(settings.directory());
        Optional<ClassArchive> archive = ClassArchive.of(BrokerProcess.classPath(), BrokerProcess.jvmOptions(settings));
        for (int attempt = 1; ; attempt++) {
            BrokerProcess child = launch(settings, archive);
            BrokerReport report = firstReport(child);
            if (report instanceof BrokerReport.Ready ready) return new EmbeddedBroker(settings, child, ready);
            child.kill();
            if (attempt == TRIES || !worthAnotherTry(report, archive)) throw refused(settings, report);
        }
    }

    /** Host and port for clients. */
    public String bootstrap() {
        return NodeAddress.HOST + ":" + ready.port();
    }

    public int port() {
        return ready.port();
    }

    /** Identity of the data: the same whenever the same directory is started again. */
    public String clusterId() {
        return ready.clusterId();
    }

    public long pid() {
        return child.process().pid();
    }

    /** Kafka's log, of bounded size. */
    public Path log() {
        return logOf(settings.directory());
    }

    public boolean isAlive() {
        return child.process().isAlive();
    }

    /** Completes with the exit code when the broker ends, wanted or not. */
    public CompletableFuture<Integer> onExit() {
        return child.process().onExit().thenApply(Process::exitValue);
    }

    /** Waits for the end of the broker and gives its exit code. */
    public int awaitExit() throws InterruptedException {
        return child.process().waitFor();
    }

    /** Ends the broker with its logs flushed, in a second or two; by force if it does not obey. */
    @Override
    public void close() {
        child.end(POLITE_SECONDS);
    }

    private static BrokerProcess launch(BrokerSettings settings, Optional<ClassArchive> archive)
            throws BrokerStartException {
        try {
            return new BrokerProcess(settings, archive.map(ClassArchive::use).orElse(List.of()));
        } catch (IOException e) {
            throw refused(settings, new BrokerReport.Died("cannot start its process: " + e.getMessage()));
        }
    }

    /** After a port was lost to somebody else; or after a crash that a damaged class archive may have caused. */
    private static boolean worthAnotherTry(BrokerReport report, Optional<ClassArchive> archive) {
        if (report instanceof BrokerReport.Died)
            return archive.map(ClassArchive::discard).orElse(false);
        return report instanceof BrokerReport.PortLost;
    }

    private static BrokerReport firstReport(BrokerProcess child) throws BrokerStartException {
        try {
            return child.await(READY_LIMIT_SECONDS);
        } catch (InterruptedException e) {
            child.kill();
            Thread.currentThread().interrupt();
            throw new BrokerStartException("Kafka broker: interrupted while it started", e);
        }
    }

    private static void makeDirectory(Path directory) throws BrokerStartException {
        try {
            Files.createDirectories(directory);
            Files.delete(Files.createTempFile(directory, "broker", ".try"));
        } catch (FileAlreadyExistsException e) {
            throw new BrokerStartException(
                    "Kafka broker: data directory " + directory + " cannot be had: " + e.getFile() + " is a file", e);
        } catch (FileSystemException e) {
            String reason = e.getReason() == null ? e.getClass().getSimpleName() : e.getReason();
            throw new BrokerStartException(
                    "Kafka broker: data directory " + directory + " cannot be had: " + e.getFile() + ": " + reason, e);
        } catch (IOException e) {
            throw new BrokerStartException(
                    "Kafka broker: data directory " + directory + " cannot be had: " + e.getMessage(), e);
        }
    }

    private static BrokerStartException refused(BrokerSettings settings, BrokerReport report) {
        String reason = report.line().split(" ", 2)[1];
        return new BrokerStartException("Kafka broker: " + reason + " (log: " + logOf(settings.directory()) + ")");
    }

    private static Path logOf(Path directory) {
        return directory.resolve("broker.log");
    }
}
