package org.driftwatch.app.replay;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.driftwatch.app.recording.Recording;
import org.driftwatch.app.results.ResultsBuilder;
import org.driftwatch.app.wiring.Wiring;
import org.driftwatch.ingest.run.Progress;
import org.driftwatch.ingest.run.Speed;

/** Recorded runs, one after the other, into the raw topics; then the results, once every partition is done. */
public final class Replay implements AutoCloseable {
    private final Wiring wiring;
    private final String bootstrap;
    private final Recording recording;
    private final ExecutorService player = Executors.newSingleThreadExecutor(Replay::daemon);

    public Replay(Wiring wiring, String bootstrap, Recording recording) {
        this.wiring = wiring;
        this.bootstrap = bootstrap;
        this.recording = recording;
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "driftwatch-player");
        thread.setDaemon(true);
        return thread;
    }

    /** Begins to play; done when the end of the last run is on its topic. */
    public Future<?> play(Speed speed, Progress progress) {
        return player.submit(() -> {
            recording.play(wiring, bootstrap, speed, progress);
            return null;
        });
    }

    /**
     * Waits for the results of all runs.
     *
     * @param played what {@link #play} gave; its failure ends the waiting
     * @param alive asked while waiting; false ends it
     */
    public ResultsBuilder results(Future<?> played, BooleanSupplier alive)
            throws IOException, InterruptedException, TimeoutException {
        try {
            return wiring.results(bootstrap, recording.expected(wiring))
                    .collect(() -> alive.getAsBoolean() && !failed(played));
        } finally {
            if (played.isDone()) outcome(played);
        }
    }

    /** Waits until all runs are on their topics, whether or not anybody processes them. */
    public void finish(Future<?> played) throws IOException, InterruptedException {
        outcome(played);
    }

    private static boolean failed(Future<?> played) {
        if (!played.isDone()) return false;
        try {
            outcome(played);
            return false;
        } catch (IOException | InterruptedException | RuntimeException e) {
            return true;
        }
    }

    private static void outcome(Future<?> played) throws IOException, InterruptedException {
        try {
            played.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException io) throw io;
            throw new IllegalStateException("playing failed: " + e.getCause().getMessage(), e.getCause());
        }
    }

    @Override
    public void close() {
        player.shutdownNow();
    }
}
