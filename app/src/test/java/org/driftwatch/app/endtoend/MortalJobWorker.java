package org.driftwatch.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.driftwatch.app.settings.Settings;
import org.driftwatch.app.settings.SettingsException;
import org.driftwatch.app.settings.SettingsFile;
import org.driftwatch.calibrators.germanium.jobs.GermaniumJobs;
import org.driftwatch.calibrators.germanium.jobs.JobCalculation;
import org.driftwatch.calibrators.germanium.jobs.JobInput;
import org.driftwatch.calibrators.germanium.jobs.Proposal;
import org.driftwatch.streams.germanium.jobs.JobWorker;

/** A worker on waveforms in a JVM of its own that answers once and never comes to an end with the second request. */
final class MortalJobWorker implements AutoCloseable {
    private static final String SECOND = "second";
    private static final long LIMIT_SECONDS = 120;
    private final Process process;

    private MortalJobWorker(Process process) {
        this.process = process;
    }

    /** What the tests of jobs run with: one line, a small ring, so that it fills, and a second decay that is far off. */
    static SettingsFile settings() {
        return SettingsFile.none()
                .with("germanium.dsp", List.of(Map.of("database", Map.of("pz", Map.of("frac", "0.05")))))
                .with("topics.partitions", 3)
                .with("germanium.lines", List.of(2614.5))
                .with("germanium.jobs.full_energy", 450);
    }

    static MortalJobWorker start(String kafka, Path directory) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process = new ProcessBuilder(List.of(
                        java,
                        "-Xmx400m",
                        "-Ddriftwatch.log=" + directory.resolve("mortal-worker.log"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        MortalJobWorker.class.getName(),
                        kafka))
                .redirectError(directory.resolve("mortal-worker.txt").toFile())
                .start();
        return new MortalJobWorker(process);
    }

    /** Waits until it works on the second request and kills it. */
    void answersOnceAndDies() throws IOException, InterruptedException {
        try (BufferedReader said = process.inputReader()) {
            String line = said.readLine();
            while (line != null && !line.equals(SECOND)) line = said.readLine();
            assertThat(line).as("what the worker said last").isEqualTo(SECOND);
            process.destroyForcibly();
            assertThat(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    public static void main(String[] arguments) throws SettingsException, InterruptedException {
        Settings settings = settings().read();
        JobCalculation calculation = new JobCalculation(
                new Faltering()::run,
                settings.germanium().monitor().jobs(),
                settings.germanium().dsp()::of);
        try (JobWorker worker = JobWorker.on(arguments[0], calculation, new TreeMap<>(), new SimpleMeterRegistry())) {
            worker.start();
            if (new CountDownLatch(1).await(LIMIT_SECONDS, TimeUnit.SECONDS)) throw new IllegalStateException();
        }
    }

    private static final class Faltering {
        private final AtomicInteger requests = new AtomicInteger();

        List<Proposal> run(JobInput input) {
            List<Proposal> proposals = new GermaniumJobs().run(input);
            if (requests.incrementAndGet() == 1) return proposals;
            System.out.println(SECOND);
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw new IllegalStateException("it should be dead");
        }
    }
}
