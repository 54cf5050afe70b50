package org.driftwatch.app.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.driftwatch.ingest.cherenkov.Dl2File;
import org.driftwatch.ingest.cherenkov.Dl2FileSource;
import org.driftwatch.ingest.cherenkov.Dl2Options;
import org.driftwatch.replay.cherenkov.ArraySettings;
import org.driftwatch.replay.cherenkov.BlockPlan;
import org.driftwatch.replay.cherenkov.SimulatedArray;
import org.driftwatch.topics.cherenkov.TelescopeEvent;
import org.driftwatch.topics.run.Event;
import org.driftwatch.topics.run.RunSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArrayBlockFileTest {
    private static final ArraySettings ARRAY = ArraySettings.defaults(/* seed */ 3);
    private static final BlockPlan PLAN =
            BlockPlan.of(4001, Instant.parse("2026-01-01T00:00:00Z"), /* events */ 60, 20, 180);

    @TempDir
    Path directory;

    private static List<TelescopeEvent> all(RunSource<TelescopeEvent> source) throws IOException {
        List<TelescopeEvent> events = new ArrayList<>();
        for (TelescopeEvent event = source.next(); event != null; event = source.next()) events.add(event);
        return events.stream().sorted(Event.ORDER).toList();
    }

    @Test
    void theFileGivesBackTheSimulatedEvents() throws IOException {
        Path file = directory.resolve("ob_4001.dl2.h5");
        ArrayBlockFile.write(file, ARRAY, PLAN);
        List<TelescopeEvent> simulated = all(new SimulatedArray(ARRAY, PLAN));
        try (Dl2FileSource source = Dl2FileSource.open(file, Dl2Options.DEFAULTS)) {
            List<TelescopeEvent> read = all(source);
            assertThat(source.description().run()).isEqualTo("ob_4001");
            assertThat(read).hasSameSizeAs(simulated);
            for (int i = 0; i < read.size(); i++) {
                assertThat(read.get(i).key()).isEqualTo(simulated.get(i).key());
                assertThat(read.get(i).telescope()).isEqualTo(simulated.get(i).telescope());
                assertThat(read.get(i).timeNs()).isEqualTo(simulated.get(i).timeNs());
            }
        }
    }

    @Test
    void theFileKnowsWhatWasThrownAndWhereTheArrayPointed() throws IOException {
        Path file = directory.resolve("ob_4001.dl2.h5");
        ArrayBlockFile.write(file, ARRAY, PLAN);
        try (Dl2File written = Dl2File.open(file)) {
            assertThat(written.showers()).hasSize(60).extracting(Dl2File.Shower::obs).containsOnly(4001L);
            assertThat(written.pointings()).containsExactly(new Dl2File.Pointing(4001, 70, 180));
        }
        assertThat(ArrayBlockFile.truthOf(file)).isEqualTo(directory.resolve("ob_4001.truth.json"));
    }
}
