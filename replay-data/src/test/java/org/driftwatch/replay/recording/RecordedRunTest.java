package org.driftwatch.replay.recording;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.driftwatch.replay.recording.RunManifest.State;
import org.driftwatch.topics.run.MarkedSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordedRunTest {
    private static final List<String> WHOLE =
            List.of("1s/0", "1@1.1", "0@1.2", "0@1.9", "2s/3", "0@1.5", "3s/4", "ended 3s/4");

    @TempDir
    Path directory;

    private SmallRecording small() throws IOException {
        return new SmallRecording(directory).started();
    }

    /** Late data (1.5 s behind the mark of 2 s) stay behind it. */
    private Path whole(State state) throws IOException {
        return small().reached(1, 0)
                .data(0, 1.2)
                .data(0, 1.9)
                .data(1, 1.1)
                .reached(2, 3)
                .data(0, 1.5)
                .reached(3, 4)
                .ended(3, 4)
                .as(state);
    }

    private static List<String> played(RecordedRun run) throws IOException {
        List<String> items = new ArrayList<>();
        try (MarkedSource source = run.topics().get(0).open()) {
            assertThat(source.description()).isEqualTo(SmallRecording.RUN);
            for (MarkedSource.Item item = source.next(); item != null; item = source.next()) items.add(brief(item));
            assertThat(source.next()).isNull();
        }
        return items;
    }

    private static String brief(MarkedSource.Item item) {
        if (item instanceof MarkedSource.Event event) return new String(event.value(), UTF_8);
        if (item instanceof MarkedSource.Reached mark) return mark.timeNs() / 1_000_000_000 + "s/" + mark.sent();
        MarkedSource.Ended end = (MarkedSource.Ended) item;
        return "ended " + end.timeNs() / 1_000_000_000 + "s/" + end.sent();
    }

    @Test
    void eventsLieBetweenTheMarksTheyLayBetweenByTimeWithinAPartitionInItsOrder() throws IOException {
        RecordedRun run = RecordedRun.open(whole(State.complete));
        assertThat(run.warnings()).isEmpty();
        assertThat(run.topics().get(0).events()).isEqualTo(4);
        assertThat(played(run)).isEqualTo(WHOLE).isEqualTo(played(run));
    }

    @Test
    void aPartitionInDisorderKeepsItsOrder() throws IOException {
        Path run = small().reached(1, 0)
                .data(0, 1.8)
                .data(0, 1.2)
                .data(1, 1.5)
                .ended(3, 3)
                .as(State.complete);
        assertThat(played(RecordedRun.open(run))).containsExactly("1s/0", "1@1.5", "0@1.8", "0@1.2", "ended 3s/3");
    }

    @Test
    void aKilledRecordingIsPlayedUpToTheLastMarkOfAllPartitionsWhereverItIsCut() throws IOException {
        whole(State.running);
        Path file = directory.resolve("ge.dsp-0.dwr");
        byte[] all = Files.readAllBytes(file);
        for (int length = 0; length <= all.length; length++) {
            Files.write(file, Arrays.copyOf(all, length));
            RecordedRun run = RecordedRun.open(directory);
            List<String> played = played(run);
            int marks = played.size() - 1;
            if (!played.equals(WHOLE)) assertThat(played.subList(0, marks)).isEqualTo(WHOLE.subList(0, marks));
            String last = marks == 0 ? "0s/0" : played.get(marks - 1);
            assertThat(played.get(marks)).isIn("ended " + last, "ended 3s/4");
            assertThat(run.warnings().get(0)).contains("not complete", "killed");
        }
        assertThat(played(RecordedRun.open(directory))).isEqualTo(WHOLE);
    }

    @Test
    void theCutIsNamed() throws IOException {
        whole(State.running);
        Path file = directory.resolve("ge.dsp-0.dwr");
        byte[] all = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(all, all.length - 3));
        assertThat(RecordedRun.open(directory).warnings())
                .hasSize(2)
                .last()
                .asString()
                .startsWith(file + ": record 9 at byte ")
                .endsWith("left out");
    }

    @Test
    void aCompleteRecordingThatIsCutIsDamaged() throws IOException {
        whole(State.complete);
        Path file = directory.resolve("ge.dsp-1.dwr");
        byte[] all = Files.readAllBytes(file);
        try (RecordFileReader reader = RecordFileReader.open(file)) {
            for (int i = 0; i < 5; i++) reader.next();
            Files.write(file, Arrays.copyOf(all, (int) reader.position()));
        }
        assertThatThrownBy(() -> RecordedRun.open(directory))
                .hasMessageStartingWith(file + ": must have 8 records in " + all.length + " bytes, has 5 in ");
        Files.write(file, Arrays.copyOf(all, all.length - 1));
        assertThatThrownBy(() -> RecordedRun.open(directory))
                .hasMessageStartingWith(file + ": record 7 at byte ")
                .hasMessageContaining("complete");
        Files.delete(file);
        assertThatThrownBy(() -> RecordedRun.open(directory)).hasMessageContaining(file + ": is missing");
    }

    @Test
    void marksThatDifferBetweenPartitionsAreDamage() throws IOException {
        Path run = small().reached(1, 0)
                .data(0, 1.2)
                .reached(0, 2, 1)
                .reached(1, 3, 1)
                .ended(3, 1)
                .as(State.complete);
        assertThatThrownBy(() -> RecordedRun.open(run))
                .hasMessageStartingWith(directory.resolve("ge.dsp-1.dwr") + ": record 2: must be reached of dsp at ")
                .hasMessageContaining("ge.dsp-0.dwr: record 3");
    }

    @Test
    void aFileThatDoesNotBeginWithTheStartIsDamage() throws IOException {
        Path run = new SmallRecording(directory).reached(1, 0).as(State.running);
        assertThatThrownBy(() -> RecordedRun.open(run)).hasMessageContaining("record 0: must be the start of the run");
    }

    @Test
    void aManifestIsReadAsItWasWritten() throws IOException {
        RunManifest manifest = RunManifest.read(whole(State.complete));
        manifest.write(directory);
        assertThat(RunManifest.read(directory)).isEqualTo(manifest);
        assertThat(RecordedRun.at(directory)).containsExactly(directory);
        assertThat(RecordedRun.at(directory.getParent())).contains(directory);
        Files.writeString(directory.resolve(RunManifest.FILE), "{\"schema\": 2}");
        assertThatThrownBy(() -> RunManifest.read(directory)).hasMessageEndingWith("schema must be 1, is 2");
        Files.writeString(directory.resolve(RunManifest.FILE), "{");
        assertThatThrownBy(() -> RunManifest.read(directory)).hasMessageContaining("is no manifest");
    }

    @Test
    void aDirectoryWithoutRecordedRunsSaysSo() {
        assertThatThrownBy(() -> RecordedRun.at(directory))
                .hasMessage(directory + ": holds no recorded run (no run.json)");
    }
}
