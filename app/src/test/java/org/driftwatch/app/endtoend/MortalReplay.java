package org.driftwatch.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.driftwatch.topics.catalogue.Topics;

/** A replay with its own broker, killed while it plays and started again on the same data directory. */
final class MortalReplay {
    private static final int SHORTEST_PLAY_MS = 300;
    private static final int PLAY_SPREAD_MS = 3_500;
    private static final long STEP_MS = 50;
    private static final long PLAYS_LIMIT_NS = TimeUnit.SECONDS.toNanos(120);
    private static final long BROKER_LIMIT_SECONDS = 30;
    private final Path data;
    private final List<String> command;
    private final Random random;
    private final TopicOnDisk sent;

    /** @param data of the broker and the streams; {@code command} is the same each time */
    MortalReplay(Path data, List<String> command, long seed) {
        this.data = data;
        this.command = new ArrayList<>(command);
        this.command.addAll(List.of("--data", data.toString()));
        this.random = new Random(seed);
        this.sent = new TopicOnDisk(data, Topics.GE_DSP.name());
    }

    /** Starts, waits until it sends events, lets it go on for a seeded while, and kills it; its broker goes too. */
    void diesPlaying() throws Exception {
        long before = sent.bytes();
        try (Program replay = start()) {
            plays(replay, before);
            replay.livesFor(SHORTEST_PLAY_MS + random.nextInt(PLAY_SPREAD_MS));
            List<ProcessHandle> children = replay.children();
            assertThat(children).as("the broker").isNotEmpty();
            replay.kill();
            for (ProcessHandle child : children) child.onExit().get(BROKER_LIMIT_SECONDS, TimeUnit.SECONDS);
        }
    }

    void succeeds() throws IOException, InterruptedException {
        try (Program replay = start()) {
            replay.succeeds();
        }
    }

    private Program start() throws IOException {
        return Program.start(data.getParent(), command.toArray(String[]::new));
    }

    private void plays(Program replay, long before) throws Exception {
        long began = System.nanoTime();
        while (sent.bytes() <= before) {
            if (System.nanoTime() - began > PLAYS_LIMIT_NS)
                throw new TimeoutException("plays nothing: " + replay.said());
            replay.livesFor(STEP_MS);
        }
    }
}
