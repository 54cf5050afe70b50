package org.driftwatch.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Who spends CPU time: the broker's process, and of this one the threads of each part. What no Java thread explains is
 * compiling and collecting garbage. Threads are asked ten times a second, so that those that end are not lost.
 */
final class CpuMeter implements AutoCloseable {
    static final String BROKER = "broker";
    static final String REST = "compiler and garbage collector";

    private static final double NS = 1e9;
    private static final long EVERY_MS = 100;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final Map<Long, Spent> byThread = new HashMap<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(CpuMeter::daemon);

    private record Spent(String part, long ns) {}

    CpuMeter() {
        clock.scheduleAtFixedRate(this::ask, 0, EVERY_MS, TimeUnit.MILLISECONDS);
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "cpu-meter");
        thread.setDaemon(true);
        return thread;
    }

    private synchronized void ask() {
        long[] ids = threads.getAllThreadIds();
        ThreadInfo[] infos = threads.getThreadInfo(ids);
        for (int i = 0; i < ids.length; i++) {
            long ns = threads.getThreadCpuTime(ids[i]);
            if (infos[i] != null && ns >= 0) byThread.put(ids[i], new Spent(part(infos[i].getThreadName()), ns));
        }
    }

    private static String part(String thread) {
        if (thread.equals("player") || thread.contains("driftwatch-ingest")) return "ingest";
        if (thread.contains("-StreamThread-") && !thread.startsWith("kafka-producer")) return "processors";
        if (thread.equals("main") || thread.equals("cpu-meter")) return "benchmark";
        return "other Kafka clients";
    }

    /** CPU seconds so far, by part. */
    synchronized Map<String, Double> seconds() {
        ask();
        Map<String, Double> seconds = new TreeMap<>();
        byThread.values().forEach(spent -> seconds.merge(spent.part(), spent.ns() / NS, Double::sum));
        double explained =
                seconds.values().stream().mapToDouble(Double::doubleValue).sum();
        seconds.put(REST, seconds(ProcessHandle.current()) - explained);
        seconds.put(
                BROKER,
                ProcessHandle.current()
                        .descendants()
                        .mapToDouble(CpuMeter::seconds)
                        .sum());
        return seconds;
    }

    private static double seconds(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / NS;
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
