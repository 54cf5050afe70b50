package org.driftwatch.ingest.cherenkov.writing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.driftwatch.ingest.cherenkov.Dl2File;
import org.driftwatch.ingest.cherenkov.Dl2FileSource;
import org.driftwatch.ingest.cherenkov.Dl2Options;
import org.driftwatch.ingest.cherenkov.Dl2Paths;
import org.driftwatch.ingest.cherenkov.SmallBlock;
import org.driftwatch.ingest.lh5.SharedFiles;
import org.driftwatch.topics.cherenkov.TelescopeEvent;
import org.driftwatch.topics.run.RunDescription;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenBlocksTest {
    @TempDir
    Path folder;

    @Test
    void aBlockThatIsWrittenReadsBackTheSame() throws IOException {
        checkReadBack(new SmallBlock().write(folder), Dl2Paths.CLASSIFICATION.get(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ob_4001", "ob_4002"})
    void recordedBlocksReadBackTheSame(String run) throws IOException {
        checkReadBack(SharedFiles.of("data/cta/" + run + ".dl2.h5.gz"), Dl2Paths.CLASSIFICATION.get(0));
    }

    private void checkReadBack(Path original, String classification) throws IOException {
        Path copy = folder.resolve("copy.dl2.h5");
        RunDescription description;
        List<TelescopeEvent> events;
        Dl2Content content;
        try (Dl2File file = Dl2File.open(original)) {
            content = new Dl2Content(file.pointings(), file.showers(), classification);
        }
        try (Dl2FileSource source = Dl2FileSource.open(original, Dl2Options.DEFAULTS)) {
            description = source.description();
            events = SmallBlock.all(source);
        }
        Dl2FileWriter.write(copy, new ListBlock(description, events), content);
        try (Dl2FileSource source = Dl2FileSource.open(copy, Dl2Options.DEFAULTS)) {
            assertThat(source.description().array()).isEqualTo(description.array());
            assertThat(source.description().from()).isEqualTo(description.from());
            assertThat(source.description().until()).isEqualTo(description.until());
            assertThat(source.description().channels()).isEqualTo(description.channels());
            List<TelescopeEvent> found = SmallBlock.all(source);
            assertThat(found).hasSameSizeAs(events);
            for (int i = 0; i < found.size(); i++) checkSame(found.get(i), events.get(i));
        }
        try (Dl2File file = Dl2File.open(copy)) {
            assertThat(file.pointings()).isEqualTo(content.pointings());
            assertThat(file.showers()).isEqualTo(content.showers());
            assertThat(file.tables().has(classification)).isTrue();
        }
    }

    private static void checkSame(TelescopeEvent found, TelescopeEvent expected) {
        assertThat(found.key()).isEqualTo(expected.key());
        assertThat(found.telescope()).isEqualTo(expected.telescope());
        assertThat(found.timeNs()).isEqualTo(expected.timeNs());
        assertThat(found.triggerNs()).isEqualTo(expected.triggerNs());
        assertThat(found.values()).isEqualTo(expected.values());
    }

    @Test
    void timesKeepTheirQuartersOverTheSecond() {
        assertThat(TaiStamp.of(1_760_001_762_999_999_999L, 0.75)).containsExactly(1_760_001_799L, 3_999_999_999L);
        assertThat(TaiStamp.of(1_760_001_762_999_999_999L, 1.0)).containsExactly(1_760_001_800L, 0);
        assertThat(TaiStamp.of(1_760_001_763_000_000_000L, -0.25)).containsExactly(1_760_001_799L, 3_999_999_999L);
    }
}
