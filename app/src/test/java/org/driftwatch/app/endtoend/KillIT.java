package org.driftwatch.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.driftwatch.app.results.Results;
import org.driftwatch.app.results.ResultsCollector;
import org.driftwatch.app.settings.SettingsFile;
import org.driftwatch.app.simulation.GermaniumFile;
import org.driftwatch.app.wiring.Wiring;
import org.driftwatch.ingest.run.KafkaRunSink;
import org.driftwatch.ingest.run.Progress;
import org.driftwatch.ingest.run.Speed;
import org.driftwatch.replay.germanium.EnergySimulator;
import org.driftwatch.replay.germanium.FaultText;
import org.driftwatch.replay.germanium.GermaniumSettings;
import org.driftwatch.replay.germanium.RunPlan;
import org.driftwatch.topics.catalogue.Topics;
import org.driftwatch.topics.codec.Json;
import org.driftwatch.topics.germanium.DspEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Killed without warning and started again, everything ends with what it gives undisturbed. */
class KillIT {
    private static final int EVENTS = 60_000;
    private static final int KILLS = 5;
    private static final double RUN_SECONDS = EVENTS / (12 * 60.0);
    private static final Speed PLAYS_LONGER_THAN_THE_KILLS_TAKE =
            new Speed(RUN_SECONDS / (1.1 * MortalProcessors.longestSeconds(KILLS)));
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final long SEED = 20261121;
    private static final RunPlan PLAN = RunPlan.of(Instant.parse("2026-01-01T00:00:00Z"), EVENTS);

    @TempDir
    Path directory;

    @Test
    void processorsKilledFiveTimesUnderLoadGiveTheSameHash() throws Exception {
        Results undisturbed = run("undisturbed", Speed.MAX, 0);
        Results disturbed = run("disturbed", PLAYS_LONGER_THAN_THE_KILLS_TAKE, KILLS);
        assertThat(undisturbed.runs().get(0).events()).isEqualTo(EVENTS);
        assertThat(disturbed.runs()).isEqualTo(undisturbed.runs());
        assertThat(disturbed.rejected()).isEqualTo(undisturbed.rejected());
        assertThat(undisturbed.parameters()).hasSize(12);
        assertThat(disturbed.resultHash()).isEqualTo(undisturbed.resultHash());
    }

    @Test
    void aReplayKilledFiveTimesWithItsBrokerEndsWithTheSameHash() throws Exception {
        Path file = directory.resolve(PLAN.run() + "-tier_dsp.lh5");
        assertThat(new GermaniumFile(file, Progress.NONE).writeDsp(settings(), PLAN))
                .isEqualTo(EVENTS);
        JsonNode undisturbed = replay(file, "max", 0);
        JsonNode disturbed = replay(file, "3", KILLS);
        assertThat(undisturbed.at("/runs/0/id").asText()).isEqualTo(PLAN.run());
        assertThat(undisturbed.at("/runs/0/events").asLong()).isEqualTo(EVENTS);
        assertThat(disturbed.path("runs")).isEqualTo(undisturbed.path("runs"));
        assertThat(disturbed.path("rejected")).isEqualTo(undisturbed.path("rejected"));
        assertThat(undisturbed.path("parameters").findValuesAsText("subject"))
                .filteredOn("germanium.energy"::equals)
                .hasSize(12);
        assertThat(disturbed.path("result_hash")).isEqualTo(undisturbed.path("result_hash"));
    }

    /** What the last of {@code kills + 1} equal command lines on one data directory writes. */
    private JsonNode replay(Path file, String speed, int kills) throws Exception {
        Path here = Files.createDirectory(directory.resolve("speed-" + speed));
        Path results = here.resolve("r.json");
        List<String> command =
                List.of("replay", file.toString(), "--headless", "--speed", speed, "--results", results.toString());
        MortalReplay replay = new MortalReplay(here.resolve("data"), command, SEED);
        for (int i = 0; i < kills; i++) {
            replay.diesPlaying();
            assertThat(results).doesNotExist();
        }
        replay.succeeds();
        return Json.MAPPER.readTree(results.toFile());
    }

    private static GermaniumSettings settings() {
        return GermaniumSettings.defaults(SEED)
                .withFaults(FaultText.parse("drift:ch1000003:+0.2%/min@20s,dead:ch1000004@40s"));
    }

    private static EnergySimulator simulated() {
        return new EnergySimulator(settings(), PLAN);
    }

    /** Broker and player here, processors in a JVM of their own that dies {@code kills} times at seeded moments. */
    private Results run(String name, Speed speed, int kills) throws Exception {
        Path data = Files.createDirectory(directory.resolve(name));
        SettingsFile settings =
                SettingsFile.none().with("data", data.resolve("here").toString());
        try (Wiring wiring = new Wiring(settings.read());
                EnergySimulator source = simulated()) {
            String kafka = wiring.broker();
            TopicOnDisk written = new TopicOnDisk(data.resolve("here"), Topics.GE_FEATURES.name());
            try (MortalProcessors processors = new MortalProcessors(data.resolve("there"), kafka, written, kills)) {
                CompletableFuture<Void> played = play(wiring.dspEvents(kafka), source, speed);
                Results results = results(wiring, kafka, source.description().run(), played);
                assertThat(processors.deaths()).as("deaths before the end").isEqualTo(kills);
                return results;
            }
        }
    }

    private static CompletableFuture<Void> play(KafkaRunSink<DspEvent> sink, EnergySimulator source, Speed speed) {
        return CompletableFuture.runAsync(() -> {
            try {
                sink.play(source, speed);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static Results results(Wiring wiring, String kafka, String run, CompletableFuture<Void> played)
            throws TimeoutException {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        ResultsCollector.Expected expected = new ResultsCollector.Expected(run, Topics.GE_DSP.name());
        return wiring.results(kafka, List.of(expected))
                .collect(() -> System.nanoTime() < deadline && !played.isCompletedExceptionally())
                .build(new Results.Throughput(0, 0, 0, ""));
    }
}
