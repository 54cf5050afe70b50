package org.driftwatch.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The program as a user runs it, in a JVM of its own; what it says goes to a file. */
final class Program implements AutoCloseable {
    private static final long LIMIT_SECONDS = 240;
    private final Process process;
    private final Path said;

    private Program(Process process, Path said) {
        this.process = process;
        this.said = said;
    }

    static Program start(Path directory, String... arguments) throws IOException {
        Path jar = Path.of(System.getProperty("driftwatch.root"), "app", "target", "driftwatch-app.jar");
        Path said = Files.createTempFile(directory, "said", ".txt");
        List<String> command = new ArrayList<>(List.of(java(), "-Xmx1200m", "-Ddriftwatch.log=" + said + ".log"));
        command.addAll(List.of("-jar", jar.toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        return new Program(process, said);
    }

    /** Runs to the end and expects success. */
    static void run(Path directory, String... arguments) throws IOException, InterruptedException {
        try (Program program = start(directory, arguments)) {
            program.succeeds();
        }
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    void succeeds() throws InterruptedException {
        boolean ended = process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
        assertThat(ended)
                .as("ended within %d s; it said: %s", LIMIT_SECONDS, said())
                .isTrue();
        assertThat(process.exitValue()).as("exit code; it said: %s", said()).isZero();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Waits so long, and fails if it ended before. */
    void livesFor(long milliseconds) throws InterruptedException {
        boolean ended = process.waitFor(milliseconds, TimeUnit.MILLISECONDS);
        assertThat(ended).as("ended by itself; it said: %s", said()).isFalse();
    }

    /** Lets a little time pass, or less if it ends. */
    void pause() throws InterruptedException {
        process.waitFor(200, TimeUnit.MILLISECONDS);
    }

    /** SIGKILL, as a power cut does it. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** SIGTERM, as Ctrl-C does it. */
    void interrupt() throws InterruptedException {
        process.destroy();
        process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
    }

    List<ProcessHandle> children() {
        return process.descendants().toList();
    }

    String said() {
        try {
            return Files.readString(said);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
