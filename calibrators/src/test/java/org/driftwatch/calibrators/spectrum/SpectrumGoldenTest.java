package org.driftwatch.calibrators.spectrum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.driftwatch.calibrators.SharedFolder;
import org.driftwatch.calibrators.spectrum.FullWidth.Method;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Histogram helpers against the peer: math_blocks.json, parts local_maxima, poly_match and hist_tools. */
class SpectrumGoldenTest {
    private static final double WIDTH_TOLERANCE = 1e-4;

    private static JsonNode numbers;

    @BeforeAll
    static void read() throws IOException {
        numbers = new ObjectMapper()
                .readTree(SharedFolder.file("reference/hpge/math_blocks.json").toFile());
    }

    @Test
    void localMaximaAgreeForBothHeights() {
        double[] data = array(numbers.at("/local_maxima/data"));
        assertThat(LocalMaxima.of(data, 15).maxima()).containsExactly(indices(numbers.at("/local_maxima/delta_15")));
        assertThat(LocalMaxima.of(data, 8).maxima()).containsExactly(indices(numbers.at("/local_maxima/delta_8")));
    }

    @Test
    void positionsMatchTheSameLines() {
        for (int degree : new int[] {0, 1}) {
            JsonNode wanted = numbers.at("/poly_match/deg" + degree);
            var problem = new LineMatch.Problem(
                    array(wanted.get("xx")),
                    array(wanted.get("yy")),
                    degree,
                    wanted.get("atol").asDouble());
            LineMatch match = LineMatch.of(problem).orElseThrow();
            assertThat(match.positions()).containsExactly(indices(wanted.get("ix")));
            assertThat(match.values()).containsExactly(indices(wanted.get("iy")));
            double[] expected = array(wanted.get("pars"));
            for (int k = 0; k < 2; k++)
                assertThat(match.coefficients()[k])
                        .isCloseTo(expected[k], within(1e-9 * Math.abs(expected[k]) + 1e-12));
        }
    }

    /**
     * The fit of the peer stops 0.002 standard errors before the minimum, and so do its errors within a few percent.
     */
    @Test
    void theGaussianAtThePeakTopAgrees() {
        BinnedCounts histogram = histogram();
        PeakTop top = PeakTop.of(histogram, histogram.binning().centre(histogram.highest()), 7);
        double[] expected =
                array(numbers.at("/hist_tools").get("gauss_mode_width_max_n7").get("pars(mode,sigma,max)"));
        JsonNode covariance = numbers.at("/hist_tools/gauss_mode_width_max_n7/cov");
        double[] got = {top.mode(), top.sigma(), top.height()};
        for (int k = 0; k < 3; k++) {
            double error = Math.sqrt(covariance.get(k).get(k).asDouble());
            assertThat(got[k]).isCloseTo(expected[k], within(0.01 * error));
            assertThat(Math.sqrt(top.covariance().get(4 * k))).isCloseTo(error, within(0.05 * error));
        }
        assertThat(top.valid()).isTrue();
    }

    @Test
    void widthsAgreeForAllMethods() {
        width(Method.BINS_OVER, "fwhm_bins_over_f");
        width(Method.INTERPOLATE, "fwhm_interpolate");
        width(Method.FIT_SLOPES, "fwhm_fit_slopes");
    }

    @Test
    void theGaussianGuessAgrees() {
        GaussianGuess guess = GaussianGuess.of(histogram()).orElseThrow();
        double[] expected = array(numbers.at("/hist_tools").get("gaussian_guess(mu,sigma,area)"));
        double[] got = {guess.mu(), guess.sigma(), guess.area()};
        for (int k = 0; k < 3; k++) assertThat(got[k]).isCloseTo(expected[k], within(1e-9 * expected[k]));
    }

    private static void width(Method method, String name) {
        FullWidth width = FullWidth.of(histogram(), 0.5, method).orElseThrow();
        double[] expected = array(numbers.at("/hist_tools").get(name));
        assertThat(width.width()).as(name).isCloseTo(expected[0], within(WIDTH_TOLERANCE * expected[0]));
        assertThat(width.error()).as(name).isCloseTo(expected[1], within(1e-6 * expected[1]));
    }

    private static BinnedCounts histogram() {
        JsonNode tools = numbers.at("/hist_tools");
        var binning = new Binning(
                tools.get("lo").asDouble(),
                tools.get("hi").asDouble(),
                tools.get("bins").asInt());
        return BinnedCounts.of(binning, array(tools.get("hist")));
    }

    private static double[] array(JsonNode node) {
        double[] values = new double[node.size()];
        for (int i = 0; i < values.length; i++) values[i] = node.get(i).asDouble();
        return values;
    }

    private static int[] indices(JsonNode node) {
        int[] values = new int[node.size()];
        for (int i = 0; i < values.length; i++) values[i] = node.get(i).asInt();
        return values;
    }
}
