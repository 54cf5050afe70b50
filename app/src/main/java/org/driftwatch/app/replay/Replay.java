package org.driftwatch.app.replay;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.driftwatch.app.results.ResultsBuilder;
import org.driftwatch.app.results.ResultsCollector;
import org.driftwatch.app.wiring.Wiring;
import org.driftwatch.ingest.germanium.GermaniumRun;
import org.driftwatch.ingest.run.Progress;
import org.driftwatch.ingest.run.Speed;
import org.driftwatch.topics.catalogue.Topics;
import org.driftwatch.topics.germanium.DspEvent;
import org.driftwatch.topics.germanium.Waveform;
import org.driftwatch.topics.run.RunSource;

/** Recorded runs, one after the other, into the raw topics; then the results, once every partition is done. */
public final class Replay implements AutoCloseable {
    private final Wiring wiring;
    private final String bootstrap;
    private final List<GermaniumRun> runs;
    private final ExecutorService player = Executors.newSingleThreadExecutor(Replay::daemon);

    public Replay(Wiring wiring, String bootstrap, List<GermaniumRun> runs) {
        this.wiring = wiring;
        this.bootstrap = bootstrap;
        this.runs = runs;
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "driftwatch-player");
        thread.setDaemon(true);
        return thread;
    }

    /** Begins to play; done when the end of the last run is on its topic. */
    public Future<?> play(Speed speed, Progress progress) {
        return player.submit(() -> {
            for (GermaniumRun run : runs) play(run, speed, progress);
            return null;
        });
    }

    private void play(GermaniumRun run, Speed speed, Progress progress) throws IOException {
        if (run instanceof GermaniumRun.Raw raw) {
            try (RunSource<Waveform> source = raw.open(progress)) {
                wiring.waveforms(bootstrap).play(source, speed);
            }
        } else if (run instanceof GermaniumRun.Dsp dsp) {
            try (RunSource<DspEvent> source = dsp.open(progress)) {
                wiring.dspEvents(bootstrap).play(source, speed);
            }
        }
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
            return wiring.results(bootstrap, expected()).collect(() -> alive.getAsBoolean() && !failed(played));
        } finally {
            if (played.isDone()) outcome(played);
        }
    }

    private List<ResultsCollector.Expected> expected() {
        return runs.stream().flatMap(this::expected).toList();
    }

    private Stream<ResultsCollector.Expected> expected(GermaniumRun run) {
        String id = run.description().run();
        if (run instanceof GermaniumRun.Dsp) return Stream.of(new ResultsCollector.Expected(id, Topics.GE_DSP.name()));
        Stream<ResultsCollector.Expected> stage =
                Stream.of(new ResultsCollector.Expected(id, Topics.GE_WAVEFORMS.name()));
        return wiring.hasJobs()
                ? Stream.concat(stage, Stream.of(new ResultsCollector.Expected(id, Topics.GE_JOBS.name())))
                : stage;
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
