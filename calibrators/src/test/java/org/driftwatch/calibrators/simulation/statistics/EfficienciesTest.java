package org.driftwatch.calibrators.simulation.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;
import org.driftwatch.calibrators.SharedFolder;
import org.driftwatch.topics.codec.Json;
import org.junit.jupiter.api.Test;

class EfficienciesTest {
    @Test
    void casesOfThePeer() throws IOException {
        JsonNode reference = reference();
        for (JsonNode item : reference.path("efficiency_cases")) {
            double[] reconstructed = numbers(item.path("reco"));
            double[] simulated = numbers(item.path("sim"));
            if (item.has("error")) {
                assertThatThrownBy(() -> Efficiencies.of(reconstructed, simulated, Form.COMPAT))
                        .hasMessageContaining("must not exceed simulated ones, bin 0 has 3 of 0");
                continue;
            }
            Efficiencies found = Efficiencies.of(reconstructed, simulated, Form.COMPAT);
            assertThat(found.efficiency()).containsExactly(numbers(item.path("eff")), within(1e-11));
            assertThat(found.relativeErrors()).containsExactly(numbers(item.path("rel")), within(1e-11));
        }
    }

    @Test
    void aBinWithoutReconstructedEventsIsUndefinedNotPerfect() {
        Efficiencies found = Efficiencies.of(new double[] {0, 0, 10}, new double[] {10, 0, 10}, Form.PRODUCT);
        assertThat(found.relativeErrors()).containsExactly(Double.NaN, Double.NaN, 0);
        assertThat(found.efficiency()).containsExactly(0, 0, 1);
    }

    @Test
    void overallMetricOfThePeer() throws IOException {
        JsonNode reference = reference();
        Map<String, Double> errors = Map.of("uncertainty_effective_area", 0.999998830737, "error_gamma_ray_psf", 0.01);
        for (String name : new String[] {"average", "maximum"})
            assertThat(OverallMetric.of(name).ofPeer(errors))
                    .isCloseTo(reference.path("overall_metric_cases").path(name).asDouble(), within(1e-11));
        assertThatThrownBy(() -> OverallMetric.of("nonsense")).hasMessage("Unsupported metric: nonsense");
        assertThatThrownBy(() -> OverallMetric.AVERAGE.ofPeer(Map.of("energy_estimate", 0.1)))
                .hasMessageContaining("Unsupported result type for energy_estimate");
    }

    private static JsonNode reference() throws IOException {
        return Json.MAPPER.readTree(
                SharedFolder.file("reference/cta/simtools_statistics_real.json").toFile());
    }

    private static double[] numbers(JsonNode list) {
        double[] numbers = new double[list.size()];
        for (int i = 0; i < numbers.length; i++) numbers[i] = list.get(i).asDouble();
        return numbers;
    }
}
