package org.driftwatch.calibrators.peak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class GaussOnLinearTest {
    private final GaussOnLinear line = new GaussOnLinear(90, 110, 500, 101, 1.5, 300, -0.02, 5);

    @Test
    void theDensityIsTheSlopeOfTheIntegral() {
        for (double x = 90; x < 110; x += 0.7) {
            double h = 1e-4;
            double slope = (line.cumulative(x + h) - line.cumulative(x - h)) / (2 * h);
            assertThat(line.density(x)).isCloseTo(slope, within(1e-6 * slope));
        }
        assertThat(line.windowCounts()).isCloseTo(line.cumulative(110) - line.cumulative(90), within(1e-9));
    }

    @Test
    void withoutASlopeItIsALineOnAUniformBackground() {
        var flat = new GaussOnLinear(90, 110, 500, 101, 1.5, 300, 0, 5);
        var uniform = PeakShape.of(PeakModel.GAUSS_ON_UNIFORM, 90, 110, List.of(500.0, 101.0, 1.5, 300.0));
        for (double x = 90; x < 110; x += 0.7) {
            assertThat(flat.density(x)).isCloseTo(uniform.density(x), within(1e-12 * flat.density(x)));
            assertThat(flat.cumulative(x)).isCloseTo(uniform.cumulative(x), within(1e-9));
        }
    }
}
