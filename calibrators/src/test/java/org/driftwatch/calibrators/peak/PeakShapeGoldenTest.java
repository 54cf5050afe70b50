package org.driftwatch.calibrators.peak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class PeakShapeGoldenTest {
    private static final double RELATIVE = 1e-9;

    private final JsonNode blocks = RealEnergies.reference("math_blocks.json");

    @Test
    void germaniumPeakDensityAndIntegralEqualTheReference() {
        JsonNode block = blocks.get("hpge_peak");
        PeakShape shape = shape(PeakModel.HPGE_PEAK, block);
        equal(block, "get_pdf", shape::density);
        equal(block, "pdf_ext_density", shape::density);
        equal(block, "cdf_ext", shape::cumulative);
        assertThat(shape.windowCounts()).isCloseTo(block.get("pdf_ext_integral").asDouble(), within(1e-9 * 1300));
    }

    @Test
    void gaussOnStepEqualsTheReference() {
        JsonNode block = blocks.get("gauss_on_step");
        PeakShape shape = shape(PeakModel.GAUSS_ON_STEP, block);
        equal(block, "get_pdf", shape::density);
        assertThat(shape.windowCounts()).isCloseTo(block.get("pdf_ext_integral").asDouble(), within(1e-9 * 1300));
    }

    @Test
    void exGaussianEqualsTheReferenceForBothSidesAndForShortTails() {
        JsonNode block = blocks.get("exgauss");
        for (var entry : block.get("by_tau").properties()) {
            var tail = new ExGaussian(0, 1, Double.parseDouble(entry.getKey()));
            for (int i = 0; i < block.get("x").size(); i++) {
                double x = block.get("x").get(i).asDouble();
                double pdf = entry.getValue().get("pdf").get(i).asDouble();
                assertThat(tail.density(x)).as("tau %s x %s", entry.getKey(), x).isCloseTo(pdf, within(RELATIVE * pdf));
                double cdf = entry.getValue().get("cdf").get(i).asDouble();
                double rounding = 4e-16;
                assertThat(tail.cumulative(x)).isCloseTo(cdf, within(RELATIVE * Math.abs(cdf) + rounding));
            }
        }
    }

    @Test
    void widthsAndModesEqualTheReference() {
        for (JsonNode entry : blocks.get("fwhm")) {
            double sigma = entry.get("sigma").asDouble();
            double fraction = entry.get("htail").asDouble();
            double tau = entry.get("tau").asDouble();
            var shape = new PeakShape(-100, 100, 1, 0, sigma, fraction, tau, 0, 0);
            var width = new PeakWidth(shape, Behaviour.CORRECTED);
            assertThat(width.fwhm()).isCloseTo(entry.get("fwhm").asDouble(), within(1e-4 * width.fwhm()));
            assertThat(width.fullWidth(0.1))
                    .isCloseTo(entry.get("fw_at_0.1_max").asDouble(), within(1e-4 * width.fullWidth(0.1)));
            assertThat(width.mode()).isCloseTo(entry.get("mode_minus_mu").asDouble(), within(1e-4 * sigma));
            double error = entry.properties().stream()
                    .filter(e -> e.getKey().startsWith("fwhm_err"))
                    .findFirst()
                    .orElseThrow()
                    .getValue()
                    .asDouble();
            double[] variances = {1, 1e-3, 4e-4, 1e-4, 1e-2, 1, 1e-3};
            assertThat(width.fwhmError(PeakModel.HPGE_PEAK, diagonal(variances)))
                    .isCloseTo(error, within(0.2 * error));
            var compat = new PeakWidth(shape, Behaviour.COMPAT);
            assertThat(compat.fwhmError(PeakModel.HPGE_PEAK, diagonal(variances)))
                    .isCloseTo(error, within(0.01 * error));
        }
    }

    private static double[] diagonal(double[] variances) {
        double[] matrix = new double[49];
        for (int i = 0; i < 7; i++) matrix[i * 8] = variances[i];
        return matrix;
    }

    private static void equal(JsonNode block, String name, DoubleUnaryOperator function) {
        for (int i = 0; i < block.get("x").size(); i++) {
            double expected = block.get(name).get(i).asDouble();
            double x = block.get("x").get(i).asDouble();
            assertThat(function.applyAsDouble(x))
                    .as("%s at %s", name, x)
                    .isCloseTo(expected, within(RELATIVE * Math.abs(expected) + 1e-12));
        }
    }

    private static PeakShape shape(PeakModel model, JsonNode block) {
        List<Double> all = new ArrayList<>();
        block.get("pars").forEach(p -> all.add(p.asDouble()));
        return PeakShape.of(model, all.get(0), all.get(1), all.subList(2, all.size()));
    }
}
