package org.driftwatch.ingest.germanium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.driftwatch.ingest.lh5.TestLh5;
import org.driftwatch.ingest.lh5.TestLh5.Table;
import org.driftwatch.ingest.run.Progress;
import org.driftwatch.topics.run.Event;
import org.driftwatch.topics.run.RunSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunPartsTest {
    @TempDir
    Path folder;

    private Path part(String stamp, double... times) {
        return part("l200-p01-r002-cal-" + stamp + "-tier_dsp.lh5", "dsp", times);
    }

    private Path part(String name, String tier, double... times) {
        return TestLh5.write(folder.resolve(name), root -> {
            for (String channel : List.of("ch1", "ch2"))
                new Table(root.putGroup(channel), tier)
                        .real("timestamp", times, "s")
                        .end();
        });
    }

    private static List<String> play(GermaniumRun run) throws IOException {
        List<String> events = new ArrayList<>();
        try (RunSource<? extends Event> source = run.open(Progress.NONE)) {
            for (Event e = source.next(); e != null; e = source.next())
                events.add(e.channel() + "#" + e.eventNumber() + "@" + e.timeNs() / 1_000_000_000L % 86_400);
        }
        return events;
    }

    @Test
    void partsOfOneRunFollowEachOtherAndRowsAreCountedOn() throws IOException {
        Path second = part("20230101T000100Z", 0, 5);
        Path first = part("20230101T000000Z", 1, 2);
        List<GermaniumRun> runs = GermaniumRuns.open(List.of(second, first), Lh5Options.DEFAULTS);
        assertThat(runs).hasSize(1);
        assertThat(runs.get(0).description().run()).isEqualTo("l200-p01-r002-cal-20230101T000000Z");
        assertThat(runs.get(0).description().events()).isEqualTo(8);
        assertThat(runs.get(0).description().until()).isEqualTo("2023-01-01T00:01:05Z");
        assertThat(play(runs.get(0)))
                .containsExactly(
                        "ch1#0@1", "ch2#0@1", "ch1#1@2", "ch2#1@2", "ch1#2@60", "ch2#2@60", "ch1#3@65", "ch2#3@65");
    }

    @Test
    void aSliceOfRowsGoesOnInTheNextPart() throws IOException {
        List<Path> parts = List.of(part("20230101T000000Z", 1, 2), part("20230101T000100Z", 0, 5));
        Lh5Options options = Lh5Options.DEFAULTS.withEvents(new RowRange(1, 3)).withTable("ch2");
        assertThat(play(GermaniumRuns.open(parts, options).get(0))).containsExactly("ch2#1@2", "ch2#2@60");
    }

    @Test
    void anotherRunOrTypeIsAnotherRun() throws IOException {
        List<Path> files = List.of(
                part("l200-p01-r002-phy-20230101T000000Z-tier_dsp.lh5", "dsp", 1),
                part("l200-p01-r003-cal-20230101T000100Z-tier_dsp.lh5", "dsp", 1),
                part("20230101T000200Z", 1));
        assertThat(GermaniumRuns.open(files, Lh5Options.DEFAULTS)).hasSize(3);
    }

    @Test
    void theSameFileTwiceIsOneFile() throws IOException {
        Path file = part("20230101T000000Z", 1, 2);
        Path same = folder.resolve("..").resolve(folder.getFileName()).resolve(file.getFileName());
        assertThat(GermaniumRuns.open(List.of(file, same), Lh5Options.DEFAULTS)
                        .get(0)
                        .description()
                        .events())
                .isEqualTo(4);
    }

    @Test
    void twoFilesOfOneKeyAreRefused() throws IOException {
        Path file = part("20230101T000000Z", 1, 2);
        Path other = java.nio.file.Files.createDirectory(folder.resolve("copy")).resolve(file.getFileName());
        java.nio.file.Files.copy(file, other);
        assertThatThrownBy(() -> GermaniumRuns.open(List.of(file, other), Lh5Options.DEFAULTS))
                .hasMessageContaining("is the same run as");
    }

    @Test
    void eachTableStaysInFileOrder() throws IOException {
        Path file = part("unsorted.lh5", "dsp", 3, 1, 2);
        assertThat(play(GermaniumRuns.open(List.of(file), Lh5Options.DEFAULTS).get(0)))
                .containsExactly("ch1#0@3", "ch1#1@1", "ch1#2@2", "ch2#0@3", "ch2#1@1", "ch2#2@2");
    }
}
