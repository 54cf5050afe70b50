package org.driftwatch.app.broker;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One child JVM with {@link BrokerMain}: its command line, its first report, its end. */
final class BrokerProcess {
    private final Process process;
    private final CompletableFuture<BrokerReport> firstReport = new CompletableFuture<>();
    private final Path directory;

    /** @param archiving options of the JVM about its class archive */
    BrokerProcess(BrokerSettings settings, List<String> archiving) throws IOException {
        directory = settings.directory();
        process = new ProcessBuilder(command(settings, archiving))
                .redirectError(jvmOutput(directory).toFile())
                .start();
        Thread reader = new Thread(this::readReports, "broker-reports");
        reader.setDaemon(true);
        reader.start();
    }

    Process process() {
        return process;
    }

    /** What the JVM itself and stray prints say; Kafka's own log is {@code broker.log}. */
    static Path jvmOutput(Path directory) {
        return directory.resolve("broker.out");
    }

    /** The first report, or a failure that tells how the process ended or that the limit passed. */
    BrokerReport await(long limitSeconds) throws InterruptedException {
        try {
            return firstReport.get(limitSeconds, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            return new BrokerReport.Failed("not ready after " + limitSeconds + " s");
        } catch (ExecutionException e) {
            return new BrokerReport.Failed("cannot read the broker's report: " + e.getMessage());
        }
    }

    /** Ends the process: asks, then insists. True if asking was enough. */
    boolean end(long politeSeconds) {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            // the process has gone already
        }
        boolean ended = endsWithin(politeSeconds);
        if (!ended) {
            process.destroyForcibly();
            endsWithin(politeSeconds);
        }
        return ended && process.exitValue() == 0;
    }

    /** Ends the process at once; for one that has said that it cannot start. */
    void kill() {
        process.destroyForcibly();
        endsWithin(5);
    }

    private boolean endsWithin(long seconds) {
        try {
            return process.waitFor(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void readReports() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine())
                BrokerReport.parse(line).ifPresent(firstReport::complete);
            int exit = process.waitFor();
            firstReport.complete(new BrokerReport.Died("exit code " + exit + lastWords()));
        } catch (IOException e) {
            firstReport.completeExceptionally(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String lastWords() {
        try {
            List<String> lines = Files.readAllLines(jvmOutput(directory));
            return lines.isEmpty() ? "" : ": " + lines.get(lines.size() - 1);
        } catch (IOException e) {
            return "";
        }
    }

    static String classPath() {
        return System.getProperty("java.class.path");
    }

    static List<String> jvmOptions(BrokerSettings settings) {
        return List.of(
                "-Xmx" + settings.heapMebibytes() + "m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-Xlog:disable",
                "-Xlog:all=warning:stderr");
    }

    private List<String> command(BrokerSettings settings, List<String> archiving) {
        List<String> command = new ArrayList<>(deafToInterrupt());
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmOptions(settings));
        command.addAll(archiving);
        command.add("-XX:ErrorFile=" + directory.resolve("broker-crash.log"));
        command.add("-Dlog4j2.configurationFile=org/driftwatch/app/broker/broker-log4j2.xml");
        command.add("-Ddriftwatch.broker.directory=" + directory);
        command.addAll(List.of("-cp", classPath(), BrokerMain.class.getName()));
        command.addAll(List.of(directory.toString(), String.valueOf(settings.port())));
        return command;
    }

    /**
     * Ctrl-C reaches every process of the terminal; the broker must outlive the processors that still commit to it, and follows its
     * parent instead. A JVM keeps an interrupt ignored that was ignored when it was started.
     */
    private static List<String> deafToInterrupt() {
        return Files.isExecutable(Path.of("/bin/sh"))
                ? List.of("/bin/sh", "-c", "trap '' INT; exec \"$@\"", "sh")
                : List.of();
    }
}
