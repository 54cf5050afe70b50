package org.driftwatch.app.endtoend;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** The processors in a JVM of their own, killed and started again at seeded moments; the last one lives on. */
final class MortalProcessors implements AutoCloseable {
    private static final int SHORTEST_LIFE_MS = 2_500;
    private static final int LIFE_SPREAD_MS = 5_000;
    private final Path data;
    private final String kafka;
    private final Random random;
    private final CompletableFuture<Void> fate;
    private volatile boolean closing;
    private volatile Program current;
    private volatile int deaths;

    MortalProcessors(Path data, String kafka, int kills, long seed) throws IOException {
        this.data = data;
        this.kafka = kafka;
        random = new Random(seed);
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
                current.livesFor(SHORTEST_LIFE_MS + random.nextInt(LIFE_SPREAD_MS));
                current.kill();
                deaths++;
                if (!closing) current = start();
            }
        } catch (IOException | InterruptedException e) {
            throw new CompletionException(e);
        }
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
