package org.driftwatch.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.driftwatch.ui.model.LiveModel;
import org.driftwatch.ui.model.ModelLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The shapes of lines that the page draws, calculated in a real browser. */
class PeakShapeBrowserTest {
    @RegisterExtension
    final ServedPage served = new ServedPage(new LiveModel(ModelLimits.defaults()), "/");

    @Test
    void thePeakShapesOfThePageEqualTheirDefinitions() {
        served.open("");
        double[] points = {-5, -2.5, -0.7, -0.46875, -0.1, 0, 0.2, 0.46875, 0.5, 1, 2.5, 3.99, 4.01, 7, 30, 400};
        for (double x : points) {
            assertThat(shape("erfcx(" + x + ")"))
                    .as("erfcx %s", x)
                    .isCloseTo(PeakShapeByQuadrature.erfcx(x), relative(PeakShapeByQuadrature.erfcx(x)));
            if (Math.abs(x) < 6)
                assertThat(shape("erf(" + x + ")"))
                        .as("erf %s", x)
                        .isCloseTo(PeakShapeByQuadrature.erf(x), within(1e-12));
        }
        for (double tau : new double[] {0.5, 2, 15})
            for (double x = 940; x <= 1_020; x += 4.3) {
                double expected = PeakShapeByQuadrature.tail(x, 1_000, 3.1, tau);
                if (expected > 1e-200)
                    assertThat(shape("tail(" + x + ", 1000, 3.1, " + tau + ")"))
                            .as("tail %s tau %s", x, tau)
                            .isCloseTo(expected, relative(expected));
            }
    }

    @Test
    void aDrawnFitIsTheDensityOfThePublishedModel() {
        served.open("");
        String line =
                "{found: true, window_adc: [900, 1080], model_parameters: {n_sig: 5000, mu: 1000, sigma: 3.1, htail: 0.12, tau: 6, n_bkg: 900, hstep: -0.2}}";
        for (double x = 905; x < 1_080; x += 12.7) {
            double peak = 0.88 * PeakShapeByQuadrature.gauss(x, 1_000, 3.1)
                    + 0.12 * PeakShapeByQuadrature.tail(x, 1_000, 3.1, 6);
            double expected = 5_000 * peak + 900 * PeakShapeByQuadrature.step(x, 1_000, 3.1, -0.2, 900, 1_080);
            assertThat(shape("density(" + line + ")(" + x + ")"))
                    .as("at %s", x)
                    .isCloseTo(expected, within(1e-6 * expected));
        }
    }

    /** Quadrature with 40 000 Simpson steps is good to about 1e-12. */
    private static org.assertj.core.data.Offset<Double> relative(double value) {
        return within(1e-10 * Math.abs(value));
    }

    private double shape(String call) {
        Object value = served.page().evaluate("async () => (await import('/js/peakshape.js'))." + call);
        return ((Number) value).doubleValue();
    }
}
