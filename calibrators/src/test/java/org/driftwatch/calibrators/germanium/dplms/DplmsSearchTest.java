package org.driftwatch.calibrators.germanium.dplms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.driftwatch.calibrators.germanium.dsp.DspSettings;
import org.driftwatch.calibrators.germanium.filter.LinePulses;
import org.driftwatch.calibrators.germanium.filter.PeakFom;
import org.driftwatch.topics.codec.Json;
import org.driftwatch.topics.germanium.GermaniumDplms;
import org.junit.jupiter.api.Test;

class DplmsSearchTest {
    private static final double PERIOD_NS = LinePulses.PERIOD_NS;
    private static final List<int[]> BASELINES = new LinePulses(4, 3, 21).baselines(120);
    private static final List<int[]> PULSES = new LinePulses(4, 3, 22).pulses(400);

    @Test
    void theProposedFilterMeasuresTheLineAndIsThenKept() throws IOException {
        DplmsSearch search = new DplmsSearch(settings(new double[] {10, 1000}));
        GermaniumDplms first = search.propose(BASELINES, PULSES, PERIOD_NS, DspSettings.defaults(), Optional.empty());
        assertThat(first.decision()).isEqualTo("changed");
        double truth = 2.3548 * 3 * 2614.5 / 7800;
        assertThat(first.fwhm()).isCloseTo(truth, within(4 * first.fwhmErr() + 0.3));
        assertThat(first.grid()).hasSize(2);
        assertThat(first.currentEnergy()).isEqualTo("trapEmax");
        assertThat(first.currentFwhm()).isCloseTo(truth, within(4 * first.currentFwhmErr() + 0.3));
        assertThat(first.currentFwhmErr()).isBetween(0.01, 1.0);
        GermaniumDplms again = search.propose(BASELINES, PULSES, PERIOD_NS, DspSettings.defaults(), Optional.of(first));
        assertThat(again.decision()).isEqualTo("kept");
        assertThat(again.currentEnergy()).isEqualTo("dplmsEmax");
        assertThat(again.currentFwhm()).isCloseTo(first.fwhm(), within(1e-9));
        assertThat(again.outputDict()).isSameAs(first.outputDict());
        JsonNode tree = Json.MAPPER.valueToTree(first);
        assertThat(tree.at("/output_dict/dplms/length").asInt()).isEqualTo(160);
        assertThat(tree.at("/output_dict/dplms/coefficients").size()).isEqualTo(160);
        assertThat(tree.at("/output_dict/dplms/dp_coeffs/ft").isNumber()).isTrue();
        assertThat(tree.at("/output_dict/ctc_params/dplmsEmax_ctc/expression").asText())
                .isEqualTo("dplmsEmax*(1+dt_eff*a)");
        assertThat(tree.at("/dplms/noise_matrix_row0").size()).isEqualTo(160);
        assertThat(Json.MAPPER
                        .valueToTree(Json.MAPPER.treeToValue(tree, GermaniumDplms.class))
                        .toString())
                .isEqualTo(tree.toString());
    }

    @Test
    void withoutAGoodCombinationTheFallbackIsProposed() {
        GermaniumDplms found = new DplmsSearch(settings(new double[] {1e-6}))
                .propose(BASELINES, PULSES, PERIOD_NS, DspSettings.defaults(), Optional.empty());
        assertThat(found.decision()).isEqualTo("fallback");
        assertThat(found.outputDict().dplms().dpCoeffs().ft()).isEqualTo(1000);
    }

    @Test
    void tooFewWaveformsAreAnAnswer() {
        DplmsSearch search = new DplmsSearch(settings(new double[] {10}));
        DspSettings dsp = DspSettings.defaults();
        assertThat(search.propose(BASELINES.subList(0, 5), PULSES, PERIOD_NS, dsp, Optional.empty())
                        .refused())
                .isEqualTo("5 baselines of 50");
        assertThat(search.propose(BASELINES, PULSES.subList(0, 7), PERIOD_NS, dsp, Optional.empty())
                        .refused())
                .isEqualTo("7 pulses of 100");
        assertThat(search.propose(BASELINES, BASELINES, PERIOD_NS, dsp, Optional.empty())
                        .decision())
                .isEqualTo("refused");
    }

    @Test
    void theNoiseMatrixOfWhiteNoiseIsItsVariance() {
        Random random = new Random(3);
        List<int[]> white = new java.util.ArrayList<>();
        for (int n = 0; n < 200; n++)
            white.add(random.doubles(400)
                    .mapToInt(u -> (int) Math.rint(10_000 + 100 * (u - 0.5)))
                    .toArray());
        double[][] noise = NoiseMatrix.of(white, 400, 20);
        double variance = 100.0 * 100.0 / 12;
        for (int i = 0; i < 20; i++) {
            for (int j = 0; j < 20; j++)
                assertThat(noise[i][j]).isCloseTo(i == j ? variance : 0, within(0.03 * variance));
        }
    }

    private static DplmsSettings settings(double[] flatTop) {
        return new DplmsSettings(
                160,
                500,
                true,
                0,
                60,
                0,
                DplmsSettings.combinations(new double[] {1}, new double[] {1}, flatTop),
                new Penalties(1, 1, 1, 1000, 99, 5),
                PeakFom.of(2614.5, 40, 40),
                6,
                0.5,
                1e-6,
                50,
                100);
    }
}
