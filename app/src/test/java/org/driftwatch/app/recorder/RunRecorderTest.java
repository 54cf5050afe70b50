package org.driftwatch.app.recorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.driftwatch.replay.recording.RecordedRun;
import org.driftwatch.replay.recording.RunManifest;
import org.driftwatch.replay.recording.RunManifest.State;
import org.driftwatch.topics.run.Mark;
import org.driftwatch.topics.run.RunDescription;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunRecorderTest {
    @TempDir
    Path out;

    private final List<String> said = new ArrayList<>();

    private final RecorderReport report = new RecorderReport() {
        @Override
        public void began(String run, Path directory) {
            said.add("began " + run);
        }

        @Override
        public void reached(String run, long events, long bytes, long timeNs) {}

        @Override
        public void ended(RunManifest manifest, Path directory, long bytes) {
            said.add(manifest.state() + " " + manifest.run());
        }

        @Override
        public void passedOver(String run, String why) {
            said.add("passed over " + run + ": " + why);
        }
    };

    /** Stops after a few polls, so that a recorder that waits ends. */
    private static BooleanSupplier aFewTimes() {
        AtomicInteger left = new AtomicInteger(20);
        return () -> left.decrementAndGet() > 0;
    }

    private List<RunManifest> record(FakeRaw raw, RunChoice choice) throws Exception {
        try (RecorderTopics topics = raw.topics()) {
            return new RunRecorder(topics, choice, out, report).record(aFewTimes(), "stopped");
        }
    }

    private static FakeRaw two() {
        return new FakeRaw()
                .started("a")
                .event("a", 0, 1)
                .started("b")
                .event("b", 1, 2)
                .event("a", 1, 3)
                .reached("a", 1, 2)
                .reached("b", 1, 1)
                .ended("b", 1)
                .ended("a", 2);
    }

    @Test
    void allRunsAreRecordedEachInItsDirectory() throws Exception {
        List<RunManifest> recorded = record(two(), new RunChoice.All(false));
        assertThat(recorded).extracting(RunManifest::state).containsOnly(State.complete);
        assertThat(said).containsExactly("began a", "began b", "complete a", "complete b");
        for (RunManifest run : recorded) {
            assertThat(RunManifest.read(out.resolve(run.run()))).isEqualTo(run);
            RecordedRun opened = RecordedRun.open(out.resolve(run.run()));
            assertThat(opened.warnings()).isEmpty();
            assertThat(opened.topics().get(0).events()).isEqualTo(run.run().equals("a") ? 2 : 1);
        }
    }

    @Test
    void oneRunIsRecordedWithoutTheOthers() throws Exception {
        record(two(), new RunChoice.One("b"));
        assertThat(said).containsExactly("began b", "complete b");
        assertThat(out.resolve("a")).doesNotExist();
    }

    @Test
    void theNextRunIsTheFirstThatBeginsFromNowOn() throws Exception {
        FakeRaw raw = new FakeRaw()
                .started("old")
                .now()
                .event("old", 0, 1)
                .started("new")
                .started("newer")
                .ended("new", 0)
                .ended("old", 1);
        record(raw, new RunChoice.Next());
        assertThat(said).containsExactly("began new", "complete new");
    }

    @Test
    void whatGoesOnWhenTheRecorderIsStoppedIsIncomplete() throws Exception {
        FakeRaw raw =
                new FakeRaw().started("a").event("a", 0, 1).reached("a", 1, 1).event("a", 0, 2);
        List<RunManifest> recorded = record(raw, new RunChoice.One("a"));
        assertThat(recorded).hasSize(1);
        assertThat(recorded.get(0).state()).isEqualTo(State.incomplete);
        assertThat(recorded.get(0).why()).isEqualTo("stopped");
        assertThat(recorded.get(0).topics().get(0).reached()).isEqualTo("1970-01-01T00:00:01Z");
        assertThat(RecordedRun.open(out.resolve("a")).warnings().get(0)).contains("not complete (stopped)");
    }

    @Test
    void aBrokerThatDiesLeavesAnIncompleteRecordingThatSaysSo() throws Exception {
        FakeRaw raw = new FakeRaw().started("a").event("a", 0, 1).reached("a", 1, 1);
        try (RecorderTopics topics = raw.mortal()) {
            RunRecorder recorder = new RunRecorder(topics, new RunChoice.One("a"), out, report);
            assertThatThrownBy(() -> recorder.record(aFewTimes(), "stopped"))
                    .isInstanceOf(RecordingException.class)
                    .hasMessage("Kafka at fake:1: broker died");
        }
        RunManifest left = RunManifest.read(out.resolve("a"));
        assertThat(left.state()).isEqualTo(State.incomplete);
        assertThat(left.why()).contains("broker died");
    }

    @Test
    void aRunWhoseStartIsGoneIsRefusedAndOthersAreRecorded() throws Exception {
        FakeRaw raw = two().without(0, 1).without(1, 1);
        assertThatThrownBy(() -> record(raw, new RunChoice.One("a")))
                .isInstanceOf(RecordingException.class)
                .hasMessageContaining("run a: its start is no longer in partition ")
                .hasMessageContaining("ge.dsp");
        assertThat(out.resolve("a")).doesNotExist();
        record(raw, new RunChoice.All(false));
        assertThat(said).contains("complete b").anyMatch(line -> line.startsWith("passed over a: run a: its start"));
    }

    @Test
    void aStartThatIsGoneInOnePartitionIsToldAndItsRecordsAreLeftOut() throws Exception {
        RunDescription run =
                new RunDescription("a", "dsp", List.of("dsp"), List.of(), Instant.EPOCH, Instant.ofEpochSecond(9), -1);
        try (TopicFiles files = TopicFiles.create(out, "ge.dsp", new Mark.RunStarted(run, 0, 2))) {
            files.mark(new ConsumerRecord<>("ge.dsp", 0, 0, null, new byte[1]), new Mark.RunStarted(run, 0, 2));
            assertThat(files.missing()).isNull();
            files.event(new ConsumerRecord<>("ge.dsp", 1, 5, null, new byte[1]), 7);
            assertThat(files.missing()).isEqualTo("its start is no longer in partition 1 of ge.dsp");
            assertThat(files.described().files())
                    .extracting(RunManifest.FilePart::records)
                    .containsExactly(1L, 0L);
        }
    }

    @Test
    void eventsThatWereSentAndAreNotThereMakeTheRecordingIncomplete() throws Exception {
        FakeRaw raw =
                new FakeRaw().started("a").event("a", 0, 1).reached("a", 1, 2).ended("a", 2);
        RunManifest manifest = record(raw, new RunChoice.One("a")).get(0);
        assertThat(manifest.state()).isEqualTo(State.incomplete);
        assertThat(manifest.why()).isEqualTo("ge.dsp had 1 of 2 events that were sent");
    }

    @Test
    void whatNobodyCanReadIsCounted() throws Exception {
        FakeRaw raw = new FakeRaw()
                .started("a")
                .bytes(0, "tea")
                .bytes(1, "{\"mark\":1")
                .ended("a", 0);
        RunManifest manifest = record(raw, new RunChoice.One("a")).get(0);
        assertThat(manifest.state()).isEqualTo(State.complete);
        assertThat(manifest.unreadable()).isEqualTo(2);
    }

    @Test
    void decisionsOnTheRunAreKept() throws Exception {
        FakeRaw raw = two().command("c1", "a").command("c2", "b").command("c3", "a");
        assertThat(record(raw, new RunChoice.One("a")).get(0).commands()).isEqualTo(2);
        assertThat(out.resolve("a").resolve("commands-0.dwr")).isNotEmptyFile();
        assertThat(record(raw, new RunChoice.One("b")).get(0).commands()).isEqualTo(1);
    }

    @Test
    void whatIsThereIsNeverTouched() throws Exception {
        Files.createDirectories(out.resolve("a"));
        assertThatThrownBy(() -> record(two(), new RunChoice.One("a")))
                .hasMessage(out.resolve("a") + ": is there already, and recordings are never overwritten");
        record(two(), new RunChoice.All(false));
        assertThat(said).contains("passed over a: " + out.resolve("a") + " is there already", "complete b");
    }

    @Test
    void noRunIdLeadsOutOfTheDirectory() {
        for (String run : List.of("../x", "a/b", "..", ".", "run 1"))
            assertThat(RunDirectory.of(out, run).normalize().getParent())
                    .as(run)
                    .isEqualTo(out);
        assertThat(RunDirectory.of(out, "l200-p03-r000-cal-20230311T235840Z"))
                .hasFileName("l200-p03-r000-cal-20230311T235840Z");
    }
}
