package org.driftwatch.ingest.cherenkov;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.driftwatch.ingest.lh5.SharedFiles;
import org.driftwatch.topics.cherenkov.TelescopeEvent;
import org.driftwatch.topics.cherenkov.layout.ArrayDescription;
import org.driftwatch.topics.run.Event;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Counts and first values are those of shared/reference/cta/hdf5_layout.json. */
class Dl2FileSourceGoldenTest {
    private static final double EXACT = 1e-10;

    @ParameterizedTest
    @CsvSource({"ob_4001, 19748, 0", "ob_4002, 19017, 4", "ob_4003, 24799, 0", "ob_4004, 24877, 0"})
    void aBlockGivesEveryTelescopeTriggerInEventOrder(String run, int events, int missingTables) throws IOException {
        try (Dl2FileSource source = Dl2FileSource.open(file(run), Dl2Options.DEFAULTS)) {
            assertThat(source.description().run()).isEqualTo(run);
            assertThat(source.description().events()).isEqualTo(events);
            assertThat(source.missingTables()).isEqualTo(missingTables);
            List<TelescopeEvent> all = all(source);
            assertThat(all).hasSize(events).isSortedAccordingTo(Event.ORDER);
            assertThat(all).allMatch(event -> Double.isFinite(event.triggerNs()));
        }
    }

    @Test
    void theFirstEventHasTheValuesOfItsTables() throws IOException {
        try (Dl2FileSource source = Dl2FileSource.open(file("ob_4001"), Dl2Options.DEFAULTS)) {
            TelescopeEvent first = source.next();
            ArrayDescription array = source.description().array();
            assertThat(first.obs()).isEqualTo(4001);
            assertThat(first.event()).isEqualTo(3);
            assertThat(first.telescope()).isEqualTo(1);
            // 1760001800 s TAI less 37 leap seconds, 375232 quarters of a nanosecond; the telescope has 383243
            assertThat(first.timeNs()).isEqualTo(1_760_001_763_000_000_000L + 375_232 / 4);
            assertThat(first.triggerNs()).isEqualTo((383_243 - 375_232) / 4.0);
            assertThat(value(array, first, "RandomForestRegressor_tel_energy")).isCloseTo(0.36596679688, within(EXACT));
            assertThat(value(array, first, "RandomForestClassifier_tel_prediction"))
                    .isEqualTo(0.9345703125);
            assertThat(value(array, first, "HillasReconstructor_tel_impact_distance"))
                    .isEqualTo(427.09375);
            assertThat(value(array, first, "hillas_intensity")).isEqualTo(152.90625);
            assertThat(value(array, first, "HillasReconstructor_h_max")).isEqualTo(9844.0);
            assertThat(value(array, first, "HillasReconstructor_is_valid")).isEqualTo(1);
        }
    }

    @Test
    void aTelescopeWithoutTablesIsNamedOncePerGroup() throws IOException {
        try (Dl2FileSource source = Dl2FileSource.open(file("ob_4002"), Dl2Options.DEFAULTS)) {
            assertThat(source.warnings()).hasSize(4).allMatch(line -> line.endsWith("no table of telescope 44"));
            assertThat(source.description().channels()).hasSize(54).doesNotContain("tel_044");
            assertThat(source.description().array().telescopes()).hasSize(55);
        }
    }

    @Test
    void invalidReconstructionsAreNanWithValidityZero() throws IOException {
        try (Dl2FileSource source = Dl2FileSource.open(file("ob_4001"), Dl2Options.DEFAULTS)) {
            ArrayDescription array = source.description().array();
            List<TelescopeEvent> ofFirst =
                    all(source).stream().filter(event -> event.telescope() == 1).toList();
            assertThat(ofFirst).hasSize(1138);
            List<TelescopeEvent> invalid = ofFirst.stream()
                    .filter(event -> value(array, event, "RandomForestRegressor_tel_is_valid") == 0)
                    .toList();
            assertThat(invalid).hasSize(41);
            assertThat(invalid)
                    .allMatch(event -> Double.isNaN(value(array, event, "RandomForestRegressor_tel_energy")));
        }
    }

    @Test
    void theFileTellsItsArrayPointingAndShowers() throws IOException {
        try (Dl2File file = Dl2File.open(file("ob_4004"))) {
            assertThat(file.arrayName("array")).isEqualTo("synthetic-visible");
            assertThat(file.pointings()).containsExactly(new Dl2File.Pointing(4004, 50, 0));
            assertThat(file.showers()).hasSize(2200);
            assertThat(file.showers().get(0).obs()).isEqualTo(4004);
        }
    }

    @Test
    void theFileOfTheRealToolOpens() throws IOException {
        try (Dl2File file = Dl2File.open(SharedFiles.of("data/cta/real/LST-1_SubarrayDescription.h5"))) {
            assertThat(file.telescopes()).hasSize(1);
            assertThat(file.telescopes().get(0).type()).isEqualTo("LST");
            assertThat(file.telescopes().get(0).description()).isEqualTo("LST_LST_LSTCam");
            assertThat(file.pointings()).isEmpty();
            assertThat(file.showers()).isEmpty();
        }
    }

    private static Path file(String run) {
        return SharedFiles.of("data/cta/" + run + ".dl2.h5.gz");
    }

    private static double value(ArrayDescription array, TelescopeEvent event, String column) {
        return event.values()[array.column(column)];
    }

    private static List<TelescopeEvent> all(Dl2FileSource source) throws IOException {
        List<TelescopeEvent> events = new ArrayList<>();
        for (TelescopeEvent event = source.next(); event != null; event = source.next()) events.add(event);
        return events;
    }
}
