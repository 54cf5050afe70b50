package org.driftwatch.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.driftwatch.app.recorder.RecorderReport;
import org.driftwatch.app.recorder.RecorderTopics;
import org.driftwatch.app.recorder.RunChoice;
import org.driftwatch.app.recorder.RunRecorder;
import org.driftwatch.app.recording.Recording;
import org.driftwatch.app.recording.Recordings;
import org.driftwatch.app.replay.Replay;
import org.driftwatch.app.results.Results;
import org.driftwatch.app.results.ResultsCollector.Expected;
import org.driftwatch.app.settings.Settings;
import org.driftwatch.app.settings.SettingsFile;
import org.driftwatch.app.wiring.Wiring;
import org.driftwatch.ingest.germanium.Lh5Options;
import org.driftwatch.ingest.run.Progress;
import org.driftwatch.ingest.run.Speed;
import org.driftwatch.replay.cherenkov.ArraySettings;
import org.driftwatch.replay.cherenkov.BlockPlan;
import org.driftwatch.replay.cherenkov.SimulatedArray;
import org.driftwatch.replay.germanium.DetectorArray;
import org.driftwatch.replay.germanium.EnergySimulator;
import org.driftwatch.replay.germanium.GermaniumSettings;
import org.driftwatch.replay.germanium.GermaniumSimulator;
import org.driftwatch.replay.germanium.RunPlan;
import org.driftwatch.replay.recording.RunManifest;
import org.driftwatch.replay.recording.RunManifest.State;
import org.driftwatch.replay.scenario.DataSpan;
import org.driftwatch.topics.catalogue.Topics;
import org.driftwatch.topics.germanium.DspEvent;
import org.driftwatch.topics.run.RunSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Waveforms, DSP events, an observation block and a run of a production, recorded while they run and played again: the same numbers, whatever the number
 * of partitions and threads and the speed. Some DSP events come too late for their place, some just in time.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecordedReplayIT {
    private static final long SEED = 20_261_125;
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final RunPlan WAVEFORMS = new RunPlan(DataSpan.of(START, 600), 1);
    private static final RunPlan DSP = new RunPlan(DataSpan.of(START.plusSeconds(300), 9_000), 2);
    private static final BlockPlan BLOCK = BlockPlan.of(4001, START.plusSeconds(600), 1_000, 20, 180);
    private static final String PRODUCTION = "za20_azm180/run1";
    private static final int RUNS = 4;
    private static final Duration LIMIT = Duration.ofMinutes(4);

    @TempDir
    static Path directory;

    private Path recorded;
    private List<RunManifest> manifests;
    private Results original;

    /** Ends the recorder when all runs are recorded. */
    private static final class Ends implements RecorderReport, BooleanSupplier {
        private volatile int ended;

        @Override
        public void began(String run, Path into) {}

        @Override
        public void reached(String run, long events, long bytes, long timeNs) {}

        @Override
        public void ended(RunManifest manifest, Path into, long bytes) {
            ended++;
        }

        @Override
        public void passedOver(String run, String why) {
            throw new AssertionError(run + ": " + why);
        }

        @Override
        public boolean getAsBoolean() {
            return ended < RUNS;
        }
    }

    private static Settings settings(String name, int partitions, int threads) throws Exception {
        return SettingsFile.none()
                .with("data", directory.resolve(name).toString())
                .with("topics.partitions", partitions)
                .with("streams.threads", threads)
                .read();
    }

    @BeforeAll
    void recordWhatIsPlayed() throws Exception {
        recorded = directory.resolve("recorded");
        try (Wiring wiring = new Wiring(settings("original", 3, 2))) {
            String kafka = wiring.broker();
            wiring.processors(kafka);
            wiring.arrays(kafka);
            wiring.simulation(kafka);
            CompletableFuture<List<RunManifest>> recorder = CompletableFuture.supplyAsync(() -> record(kafka));
            play(wiring, kafka);
            manifests = recorder.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
            List<Expected> expected = List.of(
                    new Expected(WAVEFORMS.run(), Topics.GE_WAVEFORMS.name()),
                    new Expected(WAVEFORMS.run(), Topics.GE_JOBS.name()),
                    new Expected(DSP.run(), Topics.GE_DSP.name()),
                    new Expected(BLOCK.run(), Topics.TEL_DL2.name()),
                    new Expected(BLOCK.run(), Topics.TEL_EVENTS.name()),
                    new Expected(PRODUCTION, Topics.SIM_EVENTS.name()));
            original = wiring.results(kafka, expected).collect(inTime()).build(nothing());
        }
    }

    private List<RunManifest> record(String kafka) {
        Ends ends = new Ends();
        try (RecorderTopics topics = RecorderTopics.on(kafka, new TreeSet<>(RunRecorder.recordable()))) {
            return new RunRecorder(topics, new RunChoice.All(true), recorded, ends).record(ends, "enough");
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void play(Wiring wiring, String kafka) throws Exception {
        GermaniumSettings detectors = GermaniumSettings.defaults(SEED)
                .withArray(DetectorArray.DEFAULT.withDetectors(3).withRateHz(50));
        try (GermaniumSimulator source = new GermaniumSimulator(detectors, WAVEFORMS)) {
            wiring.waveforms(kafka).play(source, Speed.MAX);
        }
        try (RunSource<DspEvent> source = new Belated<>(new EnergySimulator(detectors, DSP), 50, 320)) {
            wiring.dspEvents(kafka).play(source, Speed.MAX);
        }
        try (SimulatedArray source = new SimulatedArray(ArraySettings.defaults(SEED), BLOCK)) {
            wiring.telescopeEvents(kafka).play(source, Speed.MAX);
        }
        try (SimulatedProduction source = new SimulatedProduction(PRODUCTION, START.plusSeconds(900), 500, SEED)) {
            wiring.simulationEvents(kafka).play(source, Speed.MAX);
        }
    }

    private static BooleanSupplier inTime() {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        return () -> System.nanoTime() < deadline;
    }

    private static Results.Throughput nothing() {
        return new Results.Throughput(0, 0, 0, "");
    }

    private Results replayed(String name, Settings settings, Speed speed) throws Exception {
        Recording recording = Recordings.open(List.of(recorded), Lh5Options.DEFAULTS, settings.array());
        assertThat(recording.warnings()).isEmpty();
        try (Wiring wiring = new Wiring(settings)) {
            String kafka = wiring.broker();
            recording.process(wiring, kafka);
            try (Replay replay = new Replay(wiring, kafka, recording)) {
                Future<?> played = replay.play(speed, Progress.NONE);
                return replay.results(played, inTime()).build(nothing());
            }
        }
    }

    @Test
    void everyRunIsRecordedWhole() {
        assertThat(manifests).extracting(RunManifest::state).containsOnly(State.complete);
        assertThat(manifests)
                .extracting(RunManifest::run)
                .containsExactlyInAnyOrder(WAVEFORMS.run(), DSP.run(), BLOCK.run(), PRODUCTION);
        List<Long> events = new ArrayList<>();
        manifests.forEach(run -> run.topics().forEach(topic -> {
            assertThat(topic.events()).isEqualTo(topic.sent());
            assertThat(topic.files()).hasSize(3);
            events.add(topic.events());
        }));
        assertThat(events).contains(600L, 9_000L, 501L);
    }

    @Test
    void theOriginalHasResultsOfEachRunAndEventsTooLate() {
        assertThat(original.parameters())
                .extracting(p -> p.subject())
                .contains("germanium.energy", "array.timing", "production.statistics");
        assertThat(original.parameters()).extracting(p -> p.run()).contains(DSP.run(), BLOCK.run(), PRODUCTION);
        assertThat(original.rejected().get("late")).isBetween(1L, 179L);
    }

    @Test
    void morePartitionsAndThreadsGiveTheSameHash() throws Exception {
        same(replayed("more", settings("more", 5, 4), Speed.MAX));
    }

    @Test
    void onePartitionOneThreadAndAFiniteSpeedGiveTheSameHash() throws Exception {
        same(replayed("finite", settings("finite", 1, 1), new Speed(20)));
    }

    private void same(Results replayed) {
        assertThat(replayed.runs()).isEqualTo(original.runs());
        assertThat(replayed.rejected()).isEqualTo(original.rejected());
        assertThat(replayed.drift()).isEqualTo(original.drift());
        assertThat(replayed.resultHash()).isEqualTo(original.resultHash());
    }
}
