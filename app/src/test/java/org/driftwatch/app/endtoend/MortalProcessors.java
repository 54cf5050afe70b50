package org.driftwatch.app.endtoend;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/**
 * The processors in a JVM of their own, killed and started again at seeded moments; the last one lives on. A life ends so
 * long after the first output, or, when that takes long, while it is still starting.
 */
final class MortalProcessors implements AutoCloseable {
    private static final int SHORTEST_WORK_MS = 300;
    private static final int WORK_SPREAD_MS = 2_000;
    private static final long SEED = 20261121;
    private static final long STEP_MS = 50;
    private static final long START_LIMIT_NS = TimeUnit.SECONDS.toNanos(8);
    private final Path data;
    private final String kafka;
    private final Random random;
    private final TopicOnDisk written;
    private final CompletableFuture<Void> fate;
    private volatile boolean closing;
    private volatile Program current;
    private volatile int deaths;

    /** @param written what they write */
    MortalProcessors(Path data, String kafka, TopicOnDisk written, int kills) throws IOException {
        this.data = data;
        this.written = written;
        this.kafka = kafka;
        random = new Random(SEED);
        current = start();
        fate = CompletableFuture.runAsync(() -> dieAndReturn(kills));
    }

    private Program start() throws IOException {
        return Program.start(
                data.getParent(), "run", "--roles", "process", "--bootstrap", kafka, "--data", data.toString());
    }

    private void dieAndReturn(int kills) {
        try {
            while (deaths < kills && !closing) {
                works();
                current.livesFor(SHORTEST_WORK_MS + random.nextInt(WORK_SPREAD_MS));
                current.kill();
                deaths++;
                if (!closing) current = start();
            }
        } catch (IOException | InterruptedException e) {
            throw new CompletionException(e);
        }
    }

    private void works() throws IOException, InterruptedException {
        long began = System.nanoTime();
        long before = written.bytes();
        while (written.bytes() <= before && System.nanoTime() - began < START_LIMIT_NS) current.livesFor(STEP_MS);
    }

    /** Longest time until the last death [s], start of the JVMs apart. */
    static double longestSeconds(int kills) {
        return kills * (START_LIMIT_NS / 1e9 + (SHORTEST_WORK_MS + WORK_SPREAD_MS) / 1e3);
    }

    int deaths() {
        return deaths;
    }

    @Override
    public void close() {
        closing = true;
        fate.join();
        current.close();
    }
}
