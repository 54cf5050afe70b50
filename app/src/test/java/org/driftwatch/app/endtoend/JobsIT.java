package org.driftwatch.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.driftwatch.app.batch.BatchCalibration;
import org.driftwatch.app.replay.Replay;
import org.driftwatch.app.results.Results;
import org.driftwatch.app.simulation.GermaniumFile;
import org.driftwatch.app.wiring.Wiring;
import org.driftwatch.ingest.germanium.GermaniumRun;
import org.driftwatch.ingest.germanium.GermaniumRuns;
import org.driftwatch.ingest.germanium.Lh5Options;
import org.driftwatch.ingest.run.Progress;
import org.driftwatch.ingest.run.Speed;
import org.driftwatch.replay.germanium.DetectorArray;
import org.driftwatch.replay.germanium.GermaniumSettings;
import org.driftwatch.replay.germanium.PulseSettings;
import org.driftwatch.replay.germanium.RunPlan;
import org.driftwatch.topics.germanium.GermaniumPoleZero;
import org.driftwatch.topics.parameter.Parameter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calculations on waveforms: from the topic, from the file, and with the worker killed in between, all the same. */
class JobsIT {
    private static final RunPlan PLAN = RunPlan.of(Instant.parse("2026-01-01T00:00:00Z"), 6_000);
    private static final PulseSettings.Decay DECAY = new PulseSettings.Decay(450_000, 18_000, 0.02);
    private static final Duration LIMIT = Duration.ofMinutes(2);

    @TempDir
    Path directory;

    private List<GermaniumRun> runs;

    @BeforeEach
    void simulate() throws Exception {
        GermaniumSettings settings = GermaniumSettings.defaults(20261125)
                .withArray(DetectorArray.DEFAULT.withDetectors(2))
                .withPulse(PulseSettings.DEFAULT.withDecay(DECAY));
        Path file = directory.resolve(PLAN.run() + "-tier_raw.lh5");
        new GermaniumFile(file, Progress.NONE).writeRaw(settings, PLAN);
        runs = GermaniumRuns.open(List.of(file), Lh5Options.DEFAULTS);
    }

    private Wiring wiring(String name) throws Exception {
        Path data = Files.createDirectory(directory.resolve(name));
        return new Wiring(
                MortalJobWorker.settings().with("data", data.toString()).read());
    }

    private Results batch() throws Exception {
        return new BatchCalibration(MortalJobWorker.settings().read(), Progress.NONE)
                .calibrate(runs)
                .build(new Results.Throughput(0, 0, 0, ""));
    }

    private Results undisturbed() throws Exception {
        try (Wiring wiring = wiring("undisturbed")) {
            String kafka = wiring.broker();
            wiring.processors(kafka);
            return results(wiring, kafka, () -> assertThat(wiring.hasJobs()).isTrue());
        }
    }

    private Results killed() throws Exception {
        try (Wiring wiring = wiring("killed")) {
            String kafka = wiring.broker();
            try (MortalJobWorker first = MortalJobWorker.start(kafka, directory)) {
                wiring.streams(kafka);
                return results(wiring, kafka, () -> {
                    first.answersOnceAndDies();
                    wiring.jobs(kafka);
                });
            }
        }
    }

    private interface Incident {
        void happens() throws Exception;
    }

    private Results results(Wiring wiring, String kafka, Incident incident) throws Exception {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        try (Replay replay = new Replay(wiring, kafka, runs)) {
            Future<?> played = replay.play(Speed.MAX, Progress.NONE);
            incident.happens();
            return replay.results(played, () -> System.nanoTime() < deadline)
                    .build(new Results.Throughput(0, 0, 0, ""));
        }
    }

    private static List<Parameter> poleZeros(Results results) {
        return Stream.concat(results.parameters().stream(), results.history().stream())
                .filter(each -> each.subject().equals(GermaniumPoleZero.SUBJECT))
                .toList();
    }

    @Test
    void topicFileAndAKilledWorkerGiveTheSameParameters() throws Exception {
        Results batch = batch();
        assertThat(poleZeros(batch))
                .hasSize(4)
                .extracting(each -> each.provenance().get("status"))
                .containsOnly("published");
        Results undisturbed = undisturbed();
        assertThat(poleZeros(undisturbed)).hasSize(4);
        assertThat(undisturbed.resultHash()).isEqualTo(batch.resultHash());
        assertThat(killed().resultHash()).isEqualTo(batch.resultHash());
    }
}
