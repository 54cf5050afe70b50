package org.driftwatch.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.driftwatch.calibrators.simulation.statistics.GridQuery;
import org.driftwatch.calibrators.simulation.statistics.OverallMetric;
import org.driftwatch.calibrators.simulation.statistics.ThresholdSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProductionFileTest {
    private static final String METRICS = """
            uncertainty_effective_area:
              description: |-
                Relative uncertainty on the effective area.
              target_error: {value: 0.03}
              energy_range: {value: [40, 200000], unit: GeV}
            """;

    @TempDir
    Path directory;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }

    @Test
    void withoutAFileTheDefaultsHold() throws IOException, SettingsException {
        ProductionSettings usual = ProductionFile.read(null);
        assertThat(usual.metrics()).isEqualTo(ProductionSettings.USUAL_METRICS);
        assertThat(usual.threshold()).isEqualTo(new ThresholdSettings(0.1, 10));
        assertThat(usual.fractions()).containsExactly(0.1);
        assertThat(usual.overall()).isEqualTo(OverallMetric.MAXIMUM);
        assertThat(usual.configuration().factor()).isEqualTo(1);
        assertThat(usual.handler()).isEmpty();
    }

    @Test
    void aFileOfMetricsStandsForItself() throws IOException, SettingsException {
        ProductionSettings settings = ProductionFile.read(file("metrics.yml", METRICS));
        assertThat(settings.metrics().effectiveArea().orElseThrow().lowTeV()).isEqualTo(0.04);
        assertThat(settings.metrics().effectiveArea().orElseThrow().highTeV()).isEqualTo(200);
        assertThat(settings.metrics().effectiveArea().orElseThrow().targetError())
                .isEqualTo(0.03);
        assertThat(settings.metrics().energyEstimate()).isEmpty();
    }

    @Test
    void theSectionNamesItsMetricsOrTheirFile() throws IOException, SettingsException {
        file("metrics.yml", METRICS);
        ProductionSettings settings = ProductionFile.read(file("a.yaml", """
                production:
                  metrics: metrics.yml
                  query_points: [[1, 180, 30, 0, 0]]
                  overall_metric: average
                  threshold: {fraction: 0.2}
                """));
        assertThat(settings.metrics().effectiveArea().orElseThrow().targetError())
                .isEqualTo(0.03);
        assertThat(settings.queries()).isEqualTo(List.of(new GridQuery(1, 180, 30, 0, 0)));
        assertThat(settings.overall()).isEqualTo(OverallMetric.AVERAGE);
        assertThat(settings.fractions()).containsExactly(0.2);
    }

    @Test
    void allFaultsComeOutTogetherWithFileKeyAndValue() throws IOException {
        Path bad = file("bad.yml", """
                uncertainty_effective_area:
                  target_error: {value: -1}
                  energy_range: {value: [1], unit: TeV, foo: 3}
                energy_estimate: {description: x, energy_range: {value: [1, 2], unit: s}}
                query_points: [[1, 2]]
                bar: 3
                """);
        assertThatThrownBy(() -> ProductionFile.read(bad))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("bad.yml: uncertainty_effective_area target_error must be above 0, was -1.0")
                .hasMessageContaining("energy_range.value must be 2 numbers, was [1.0]")
                .hasMessageContaining("uncertainty_effective_area.energy_range.foo is not a setting")
                .hasMessageContaining("energy_estimate.target_error is missing")
                .hasMessageContaining("unit must be one of energy, such as TeV, was s")
                .hasMessageContaining("query point must be 5 numbers")
                .hasMessageContaining("bar is not a setting");
    }

    @Test
    void whatIsNotYamlOrNotThereIsSaid() throws IOException {
        Path text = file("c.yml", "a: [1");
        assertThatThrownBy(() -> ProductionFile.read(text)).hasMessageContaining("c.yml: is not YAML");
        assertThatThrownBy(() -> ProductionFile.read(directory.resolve("none.yml")))
                .hasMessageContaining("none.yml: settings file cannot be read");
    }
}
