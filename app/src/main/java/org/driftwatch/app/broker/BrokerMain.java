package org.driftwatch.app.broker;

import java.io.IOException;
import java.io.PrintStream;
import java.net.BindException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.utils.Exit;

/**
 * The broker's own process: {@code BrokerMain DIRECTORY PORT}, port 0 for a free one.
 *
 * <p>Says {@link BrokerReport} on standard output, then serves until its standard input ends (the parent closed it or died, by
 * whatever signal) or it is asked to terminate.
 */
public final class BrokerMain {
    private static final Duration SHUTDOWN_LIMIT = Duration.ofSeconds(6);

    private final PrintStream parent;
    private final AtomicReference<DirectoryLock> lock = new AtomicReference<>();
    private final AtomicReference<BrokerNode> running = new AtomicReference<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    private BrokerMain(PrintStream parent) {
        this.parent = parent;
    }

    /** Entry of the child JVM. */
    public static void main(String[] args) {
        PrintStream parent = System.out;
        System.setOut(System.err);
        new BrokerMain(parent).run(Path.of(args[0]), Integer.parseInt(args[1]));
    }

    private void run(Path directory, int wanted) {
        Thread.currentThread().setUncaughtExceptionHandler((thread, e) -> leave(new BrokerReport.Failed(reason(e))));
        Exit.setHaltProcedure((status, message) -> leave(new BrokerReport.Failed("Kafka gave up: " + message)));
        Exit.setExitProcedure((status, message) -> leave(new BrokerReport.Failed("Kafka gave up: " + message)));
        watchParent();
        NodeAddress address = take(directory, wanted);
        try {
            serve(new BrokerNode(directory, address), address);
        } catch (IOException | RuntimeException e) {
            String reason = reason(e);
            boolean lost = wanted == 0 && reason.contains("failed to bind");
            leave(lost ? new BrokerReport.PortLost(reason) : new BrokerReport.Failed(reason));
        }
    }

    private NodeAddress take(Path directory, int wanted) {
        try {
            lock.set(DirectoryLock.hold(directory));
            return NodeAddress.find(wanted);
        } catch (BindException e) {
            leave(new BrokerReport.Failed(
                    "port " + wanted + " on " + NodeAddress.HOST + " cannot be had: " + e.getMessage()));
        } catch (IOException e) {
            leave(new BrokerReport.Failed("data directory " + directory + " cannot be had: " + reason(e)));
        }
        throw new AssertionError("unreachable: left above");
    }

    private void serve(BrokerNode node, NodeAddress address) {
        running.set(node);
        Runtime.getRuntime().addShutdownHook(new Thread(this::shutDown, "broker-shutdown"));
        parent.println(new BrokerReport.Ready(address.port(), node.clusterId()).line());
        parent.flush();
    }

    /** Blocks for ever on the parent's pipe, in a thread of its own, and leaves when it ends. */
    private void watchParent() {
        Thread watch = new Thread(
                () -> {
                    try {
                        while (System.in.read() >= 0) {}
                    } catch (IOException e) {
                        // a broken pipe is an ended one
                    }
                    if (running.get() == null) Runtime.getRuntime().halt(0);
                    Runtime.getRuntime().exit(0);
                },
                "parent-watch");
        watch.setDaemon(true);
        watch.start();
    }

    private void shutDown() {
        Thread limit = new Thread(this::haltUnlessClosed, "shutdown-limit");
        limit.setDaemon(true);
        limit.start();
        sayLeaving();
        running.get().close();
        closed.countDown();
    }

    private void haltUnlessClosed() {
        try {
            boolean inTime = closed.await(SHUTDOWN_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            if (!inTime) Runtime.getRuntime().halt(3);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void sayLeaving() {
        try {
            lock.get().leaving();
        } catch (IOException e) {
            // a successor waits less patiently
        }
    }

    private void leave(BrokerReport report) {
        parent.println(report.line());
        parent.flush();
        Runtime.getRuntime().halt(1);
    }

    private static String reason(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) root = root.getCause();
        String last = describe(root);
        return root == e ? last : e.getMessage() + ": " + last;
    }

    private static String describe(Throwable e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
