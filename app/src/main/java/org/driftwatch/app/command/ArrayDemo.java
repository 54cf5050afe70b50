package org.driftwatch.app.command;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.driftwatch.ingest.run.KafkaRunSink;
import org.driftwatch.ingest.run.Speed;
import org.driftwatch.replay.cherenkov.ArrayBlocks;
import org.driftwatch.replay.cherenkov.ArrayFault;
import org.driftwatch.replay.cherenkov.ArrayFaultText;
import org.driftwatch.replay.cherenkov.ArraySettings;
import org.driftwatch.replay.cherenkov.SimulatedArray;
import org.driftwatch.topics.cherenkov.TelescopeEvent;

/** The telescope array of the demonstration: block after block in real time, beside the detectors. */
final class ArrayDemo implements AutoCloseable {
    private static final String FAULTS = "step:tel_009:-6%@4003,clock:tel_012:+8ns@4002,missing:tel_044@4002..4002";
    private static final Duration BLOCK = Duration.ofMinutes(2);

    private final ArraySettings settings;
    private final double rateHz;
    private final ExecutorService player = Executors.newSingleThreadExecutor(ArrayDemo::daemon);

    /** @param rateHz array events per second */
    ArrayDemo(long seed, double rateHz) {
        settings = ArraySettings.defaults(seed).withFaults(ArrayFaultText.parse(FAULTS));
        this.rateHz = rateHz;
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "driftwatch-array-player");
        thread.setDaemon(true);
        return thread;
    }

    /** Begins to play; done when blocks of this length altogether are on their topic. */
    Future<?> play(KafkaRunSink<TelescopeEvent> sink, Instant start, Duration length) {
        Duration each = BLOCK.compareTo(length) < 0 ? BLOCK : length;
        ArrayBlocks blocks = new ArrayBlocks(settings, start, each, rateHz);
        int telescopes = settings.layout().telescopes().size();
        Terminal.say("array: " + telescopes + " telescopes, " + rateHz + " events/s, blocks of " + each.toSeconds() + " s");
        settings.faults().stream().map(ArrayFault::inWords).forEach(fault -> Terminal.say("injected: " + fault));
        long count = length.dividedBy(each);
        return player.submit(() -> play(sink, blocks, count));
    }

    private static Void play(KafkaRunSink<TelescopeEvent> sink, ArrayBlocks blocks, long count) throws IOException {
        for (int n = 0; n < count && !Thread.currentThread().isInterrupted(); n++)
            try (SimulatedArray block = blocks.block(n)) {
                sink.play(block, new Speed(1));
            }
        return null;
    }

    @Override
    public void close() {
        player.shutdownNow();
    }
}
