package org.driftwatch.app.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.driftwatch.app.simulation.ArrayBlockFile;
import org.driftwatch.calibrators.cherenkov.settings.ArraySettings;
import org.driftwatch.ingest.run.Progress;
import org.driftwatch.replay.cherenkov.BlockPlan;
import org.driftwatch.topics.cherenkov.TelescopeEvent;
import org.driftwatch.topics.run.RunSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArrayRunTest {
    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void aBlockOfSixtyEvents() throws IOException {
        file = directory.resolve("ob_4001.dl2.h5");
        var plan = BlockPlan.of(4001, Instant.parse("2026-01-01T00:00:00Z"), /* events */ 60, 20, 180);
        ArrayBlockFile.write(file, org.driftwatch.replay.cherenkov.ArraySettings.defaults(/* seed */ 3), plan);
    }

    private ArrayRun run(OpenBlocks kept) throws IOException {
        return ArrayRun.of(file, ArraySettings.defaults(), kept);
    }

    private static List<TelescopeEvent> played(ArrayRun run, Progress progress) throws IOException {
        List<TelescopeEvent> events = new ArrayList<>();
        try (RunSource<TelescopeEvent> source = run.open(progress)) {
            for (TelescopeEvent event = source.next(); event != null; event = source.next()) events.add(event);
        }
        return events;
    }

    @Test
    void whatWasLookedOverIsNotReadAgainToBePlayed() throws IOException {
        ArrayRun run = run(new OpenBlocks(OpenBlocks.MOST_BYTES));
        Files.delete(file);
        assertThat(played(run, Progress.NONE)).hasSize((int) run.description().events());
        assertThatThrownBy(() -> run.open(Progress.NONE)).hasMessageContaining("no such file");
    }

    @Test
    void aFileBeyondTheBytesKeptIsOpenedAnewAndGivesTheSame() throws IOException {
        ArrayRun kept = run(new OpenBlocks(OpenBlocks.MOST_BYTES));
        ArrayRun anew = run(new OpenBlocks(Files.size(file) - 1));
        List<TelescopeEvent> events = played(kept, Progress.NONE);
        for (ArrayRun run : List.of(kept, anew)) {
            List<TelescopeEvent> again = played(run, Progress.NONE);
            assertThat(again).hasSameSizeAs(events);
            for (int i = 0; i < events.size(); i++) {
                assertThat(again.get(i).key()).isEqualTo(events.get(i).key());
                assertThat(again.get(i).values()).containsExactly(events.get(i).values());
            }
        }
    }

    @Test
    void theBytesOfAPlayedFileAreFreeForTheNext() throws IOException {
        OpenBlocks kept = new OpenBlocks(Files.size(file));
        played(run(kept), Progress.NONE);
        ArrayRun next = run(kept);
        Files.delete(file);
        assertThat(played(next, Progress.NONE)).isNotEmpty();
    }

    @Test
    void aBlockUnderTwoNamesIsRefused() throws IOException {
        Path copy = Files.copy(file, directory.resolve("copy.dl2.h5"));
        assertThatThrownBy(() -> Recordings.arrays(List.of(file, copy), ArraySettings.defaults()))
                .hasMessageStartingWith(copy + ": has the same ")
                .hasMessageContaining(" telescope events as run ob_4001, from 2026-01-01T00:00:00");
    }

    @Test
    void progressCountsEventsAndTheirBytes() throws IOException {
        List<Long> last = new ArrayList<>();
        ArrayRun run = run(new OpenBlocks(OpenBlocks.MOST_BYTES));
        played(run, (done, total, bytes) -> last.addAll(0, List.of(done, total, bytes)));
        long events = run.description().events();
        long columns = run.description().array().columns().size();
        assertThat(last.subList(0, 3)).containsExactly(events, events, events * columns * Double.BYTES);
    }
}
