package org.driftwatch.app.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.driftwatch.app.SharedFolder;
import org.driftwatch.app.batch.BatchCalibration;
import org.driftwatch.app.recording.GermaniumRecording;
import org.driftwatch.app.replay.Replay;
import org.driftwatch.app.results.Results;
import org.driftwatch.app.wiring.Wiring;
import org.driftwatch.ingest.germanium.GermaniumRun;
import org.driftwatch.ingest.germanium.GermaniumRuns;
import org.driftwatch.ingest.germanium.Lh5Options;
import org.driftwatch.ingest.run.Progress;
import org.driftwatch.ingest.run.Speed;
import org.driftwatch.topics.catalogue.Topics;
import org.driftwatch.topics.parameter.Parameter;
import org.driftwatch.topics.run.InBand;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calculations on waveforms: from the topic, from the file, and with the worker killed in between, all the same. */
class JobsIT {
    private static final String RUN = "data/hpge/synthetic-hpge-raw-seed20261120.lh5";
    private static final Duration LIMIT = Duration.ofMinutes(2);

    @TempDir
    Path directory;

    private List<GermaniumRun> runs;

    @BeforeEach
    void open() throws Exception {
        runs = GermaniumRuns.open(List.of(SharedFolder.file(RUN)), Lh5Options.DEFAULTS);
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
        try (Replay replay = new Replay(wiring, kafka, new GermaniumRecording(runs))) {
            Future<?> played = replay.play(Speed.MAX, Progress.NONE);
            incident.happens();
            return replay.results(played, () -> System.nanoTime() < deadline)
                    .build(new Results.Throughput(0, 0, 0, ""));
        }
    }

    /** What came of jobs, earlier versions too. */
    private static List<Parameter> answers(Results results) {
        return Stream.concat(results.parameters().stream(), results.history().stream())
                .filter(each -> each.provenance().containsKey("status"))
                .toList();
    }

    /** Without provenance, which names offsets. */
    private static List<String> json(List<Parameter> parameters) {
        return parameters.stream()
                .map(each -> new String(
                        Topics.PARAMETERS.value().encode(new InBand.Data<>(each.withProvenance(new TreeMap<>()))),
                        UTF_8))
                .toList();
    }

    @Test
    void topicFileAndAKilledWorkerGiveTheSameParameters() throws Exception {
        Results batch = batch();
        assertThat(answers(batch))
                .extracting(each -> each.subject() + " " + each.provenance().get("asked"))
                .containsExactlyInAnyOrder(
                        "germanium.pole-zero run-ended",
                        "germanium.filter ring-full",
                        "germanium.filter run-ended",
                        "germanium.dplms run-ended");
        Results undisturbed = undisturbed();
        assertThat(json(answers(undisturbed))).isEqualTo(json(answers(batch)));
        Results killed = killed();
        assertThat(json(answers(killed))).isEqualTo(json(answers(undisturbed)));
        assertThat(killed.resultHash()).isEqualTo(undisturbed.resultHash());
    }
}
