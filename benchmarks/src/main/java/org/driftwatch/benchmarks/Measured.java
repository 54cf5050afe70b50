package org.driftwatch.benchmarks;

import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;

/**
 * What one run through the broker cost.
 *
 * @param wallSeconds from the first record sent to the last answer read
 * @param cpuSeconds by part, see {@link CpuMeter}
 * @param recordsPerCpuSecond of both processes together
 * @param load average of the machine over a minute, when it ended
 */
public record Measured(
        String what,
        long records,
        double megabytes,
        double wallSeconds,
        double recordsPerSecond,
        Map<String, Double> cpuSeconds,
        double recordsPerCpuSecond,
        double load) {

    /** Does it and measures it. */
    static Measured doing(String what, FrameFile<?> run, CpuMeter meter, Callable<Void> task) throws Exception {
        Map<String, Double> before = meter.seconds();
        long begin = System.nanoTime();
        task.call();
        double wall = (System.nanoTime() - begin) / 1e9;
        Map<String, Double> spent = new TreeMap<>();
        meter.seconds().forEach((part, now) -> spent.put(part, now - before.getOrDefault(part, 0.0)));
        double cpu = spent.values().stream().mapToDouble(Double::doubleValue).sum();
        long records = run.description().events();
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        return new Measured(what, records, run.bytes() / 1e6, wall, records / wall, spent, records / cpu, load);
    }
}
