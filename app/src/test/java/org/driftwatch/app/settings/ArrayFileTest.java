package org.driftwatch.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.driftwatch.calibrators.cherenkov.quality.Criterion;
import org.driftwatch.calibrators.cherenkov.settings.ArraySettings;
import org.driftwatch.calibrators.cherenkov.settings.EventFilters;
import org.driftwatch.calibrators.cherenkov.settings.Gauge;
import org.driftwatch.calibrators.cherenkov.settings.Mode;
import org.driftwatch.topics.cherenkov.layout.Telescope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArrayFileTest {
    private static final Telescope LST = new Telescope(1, "LST", "LST_LST_LSTCam", 0, 0, 0);
    private static final Telescope MST = new Telescope(6, "MST", "MST_MST_FlashCam", 0, 0, 0);

    private static final String PUBLISHED =
            """
            CalculateAsymmetry:
              event_filters: {min_gammaness: 0.5, min_energy: 50 GeV, max_distance_asymmetry: null}
              chunk_size: 5000
              energy_reconstructor: RandomForestRegressor
              geometry_reconstructor: HillasReconstructor
              gammaness_reconstructor: RandomForestClassifier
              QualityQuery:
                quality_criteria:
                  - [threshold, RandomForestRegressor_tel_energy > 50 * u.GeV]
                  - [valid, RandomForestRegressor_tel_is_valid]
              PairFinder:
                max_impact_distance: [[type, "LST*", 125.0], [type, "MST*", 126.0], [id, 6, 30]]
            CalculateInterCalibration:
              overwrite: true
              RelativeThroughputFitter:
                throughput_normalisation: {LST: 1.0, MST: 0.9}
                reference_telescopes: {LST: 1, MST: null}
            """;

    @TempDir
    Path directory;

    private ArraySettings read(String yaml) throws IOException, SettingsException {
        return SettingsFile.of(Files.writeString(directory.resolve("s.yaml"), yaml)).read().array();
    }

    @Test
    void readsTheConfigurationOfThePeer() throws Exception {
        ArraySettings settings = read(PUBLISHED);
        EventFilters filters = settings.pairs().filters();
        assertThat(filters.minGammaness()).hasValue(0.5);
        assertThat(filters.minEnergyTeV()).hasValue(0.05);
        assertThat(filters.maxDistanceAsymmetry()).isEmpty();
        assertThat(settings.input().chunkSize()).isEqualTo(5_000);
        assertThat(settings.input().reconstructors().geometry()).contains("HillasReconstructor");
        assertThat(settings.events().criteria()).extracting(Criterion::name).containsExactly("threshold", "valid");
        assertThat(settings.pairs().maxImpactDistanceM().valueOf(LST)).isEqualTo(125);
        assertThat(settings.pairs().maxImpactDistanceM().valueOf(MST)).isEqualTo(30);
        assertThat(settings.output().overwrite()).isTrue();
        assertThat(settings.throughput().normalisation().valueOf(MST)).isEqualTo(0.9);
        assertThat(settings.throughput().references().valueOf(LST)).isEqualTo(1);
        assertThat(settings.throughput().references().valueOf(MST)).isNull();
    }

    @Test
    void thePeersConfigurationMayStandInTheSectionOfArrays() throws Exception {
        assertThat(read("array:\n" + PUBLISHED.indent(2))).isEqualTo(read(PUBLISHED));
    }

    @Test
    void withoutAConfigurationThePublishedExampleHolds() throws Exception {
        assertThat(read("")).isEqualTo(ArraySettings.defaults());
    }

    @Test
    void ofThePeersConfigurationAFilterThatIsNotNamedIsNotApplied() throws Exception {
        assertThat(read("CalculateAsymmetry: {}").pairs().filters()).isEqualTo(EventFilters.none());
    }

    @Test
    void theOlderNameOfTheAlgorithmAndTheOtherSpellingAreKnown() throws Exception {
        ArraySettings settings = read(
                """
                CalculateAsymmetry: {reconstruction_algorithm: ExtraTrees}
                CalculateInterCalibration:
                  RelativeThroughputFitter: {throughput_normalization: [[type, "LST*", 2.0]]}
                """);
        assertThat(settings.input().reconstructors().energy()).contains("ExtraTreesRegressor");
        assertThat(settings.input().reconstructors().gammaness()).contains("ExtraTreesClassifier");
        assertThat(settings.throughput().normalisation().valueOf(LST)).isEqualTo(2);
    }

    @Test
    void readsTheConfigurationOfTheOlderVersion() throws Exception {
        ArraySettings settings = read(
                """
                CalculateCrossCalibration:
                  event_filters: {"min_gammaness": 0.5,
                  "min_energy": 0.0 GeV,
                  "max_distance_asymmetry": 0.05
                }
                  reconstruction_algorithm: "RandomForest"
                  RelativeThroughputFitter:
                    throughput_normalization:
                      - [type, 'MST*', 1.5]
                    reference_telescopes:
                      - [type, 'MST*', 5]
                  PairFinder:
                    max_impact_distance:
                      - [type, 'LST*', 125.0]
                """);
        assertThat(settings.pairs().filters()).isEqualTo(EventFilters.of(0.5, 0, 0.05));
        assertThat(settings.input().reconstructors().energy()).contains("RandomForestRegressor");
        assertThat(settings.throughput().normalisation().valueOf(MST)).isEqualTo(1.5);
        assertThat(settings.throughput().references().valueOf(MST)).isEqualTo(5);
        assertThat(settings.pairs().maxImpactDistanceM().valueOf(LST)).isEqualTo(125);
    }

    @Test
    void ownSettingsStandInTheSectionOfArrays() throws Exception {
        ArraySettings settings = read(
                """
                array:
                  name: south
                  mode: compat
                  gauge: mean
                  pool: true
                  half_life: 30min
                  site_height: 2147
                  regressor_bias: {MST: 0.015}
                  size: {min_size: {LST: 100, MST: 80}}
                """);
        assertThat(settings.name()).isEqualTo("south");
        assertThat(settings.mode()).isEqualTo(Mode.COMPAT);
        assertThat(settings.throughput().gauge()).isEqualTo(Gauge.MEAN);
        assertThat(settings.pool().pool()).isTrue();
        assertThat(settings.pool().halfLife()).isEqualTo(Duration.ofMinutes(30));
        assertThat(settings.events().siteHeightM()).hasValue(2147);
        assertThat(settings.regressorBias()).containsEntry("MST", 0.015);
        assertThat(settings.size().minSizePe().valueOf(MST)).isEqualTo(80);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "CalculateAsymmetry: {event_filters: {min_gamma: 1}}; event_filters.min_gamma is not a setting",
                "CalculateAsymmetry: {event_filters: {min_energy: 50}}; min_energy must be an energy such as 50 GeV",
                "CalculateAsymmetry: {QualityQuery: {quality_criteria: [[a, 'b >']]}}; quality criterion 'a'",
                "CalculateAsymmetry: {PairFinder: {max_impact_distance: [[name, LST, 1]]}}; must say type or id, was name",
                "CalculateInterCalibration: {RelativeThroughputFitter: {reference_telescopes: x}}; must be a telescope id",
                "array: {mode: best}; array.mode must be product, compat, was best",
                "array: {min_events: 1}; min_events must be at least 2"
            })
    void aFaultIsOneLineWithFileAndKey(String yaml, String says) {
        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> read(yaml))
                .withMessageContaining("s.yaml")
                .withMessageContaining(says.strip());
    }

    @ParameterizedTest
    @ValueSource(strings = {"array: {gauge: mean}", "CalculateAsymmetry: {event_filters: {min_gammaness: 0.6}}"})
    void whatChangesAResultChangesTheHash(String yaml) throws Exception {
        Path file = Files.writeString(directory.resolve("s.yaml"), yaml);
        assertThat(SettingsFile.of(file).read().hash())
                .isNotEqualTo(SettingsFile.none().read().hash());
    }
}
