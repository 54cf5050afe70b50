package org.driftwatch.app.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.driftwatch.app.settings.SettingsFile;
import org.driftwatch.replay.recording.RecordFileWriter;
import org.driftwatch.replay.recording.RecordPlace;
import org.driftwatch.replay.recording.RunManifest;
import org.driftwatch.replay.recording.RunManifest.State;
import org.driftwatch.replay.recording.StoredRecord;
import org.driftwatch.topics.codec.JsonCodec;
import org.driftwatch.topics.run.Mark;
import org.driftwatch.topics.run.RunDescription;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredRunsTest {
    private static final Instant REACHED = Instant.ofEpochSecond(70);

    @TempDir
    Path directory;

    private static RunDescription description(String run, long from) {
        return new RunDescription(
                run,
                "dsp",
                List.of("dsp"),
                List.of("ch1", "ch2"),
                Instant.ofEpochSecond(from),
                Instant.ofEpochSecond(99),
                -1);
    }

    /** A run of one partition with its start and two events; the writer is open. */
    private RecordFileWriter recorded(String run, long from, State state) throws IOException {
        Path place = Files.createDirectory(directory.resolve(run));
        RunDescription description = description(run, from);
        RecordFileWriter file = RecordFileWriter.create(place, new RecordPlace(run, "ge.dsp", 0, 1));
        byte[] start = new JsonCodec<>(Mark.class).encode(new Mark.RunStarted(description, 0, 1));
        file.append(new StoredRecord(StoredRecord.Kind.MARK, 0, 0, null, start));
        for (int i = 1; i <= 2; i++)
            file.append(new StoredRecord(StoredRecord.Kind.DATA, i, i, new byte[] {1}, new byte[] {2}));
        file.flush();
        RunManifest.FilePart part = new RunManifest.FilePart("ge.dsp-0.dwr", 0, file.records(), file.bytes());
        RunManifest.TopicPart topic = new RunManifest.TopicPart("ge.dsp", 1, description, 7, 7, REACHED, List.of(part));
        new RunManifest(1, run, state, "", Instant.EPOCH, null, "test", List.of(topic), 0, 0).write(place);
        return file;
    }

    private List<RunEntry> listed() throws Exception {
        return StoredRuns.at(List.of(directory), SettingsFile.none().read());
    }

    @Test
    void runsComeInOrderOfTheirTimeWithWhatTheManifestSays() throws Exception {
        recorded("late", 50, State.complete).close();
        recorded("early", 10, State.incomplete).close();
        List<RunEntry> runs = listed();
        assertThat(runs).extracting(RunEntry::run).containsExactly("early", "late");
        assertThat(runs).extracting(RunEntry::state).containsExactly("incomplete", "complete");
        RunEntry late = runs.get(1);
        assertThat(late.events()).isEqualTo(7);
        assertThat(late.channels()).isEqualTo(2);
        assertThat(late.until()).isEqualTo(REACHED);
        assertThat(late.where()).isEqualTo(directory.resolve("late").toString());
    }

    @Test
    void aRecordingIsRunningWhileSomebodyWritesItAndIncompleteWhenNobodyDoes() throws Exception {
        try (RecordFileWriter open = recorded("r1", 10, State.running)) {
            assertThat(open.records()).isEqualTo(3);
            assertThat(listed()).extracting(RunEntry::state).containsExactly("running");
            assertThat(listed()).extracting(RunEntry::events).containsExactly(2L);
        }
        assertThat(listed()).extracting(RunEntry::state).containsExactly("incomplete");
    }

    @Test
    void theTableIsAligned() {
        RunEntry run = RunEntry.of(
                description("r1", 10),
                "ge.dsp",
                new RunEntry.Progress("running", null, -1),
                new TreeMap<>(Map.of("ok", 5L, "drift", 2L)),
                "here");
        assertThat(RunTable.of(List.of(run)).lines())
                .containsExactly(
                        "run  topic   state    from                  until  events  channels  drift",
                        "r1   ge.dsp  running  1970-01-01T00:00:10Z  ?      ?       2         2 of 7");
    }
}
