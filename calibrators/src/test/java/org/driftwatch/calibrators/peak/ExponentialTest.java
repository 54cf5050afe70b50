package org.driftwatch.calibrators.peak;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ExponentialTest {
    @Test
    void isWithinTwoUnitsOfTheLastPlaceOfStrictMath() {
        Random random = new Random(20_261_125);
        for (int i = 0; i < 2_000_000; i++) {
            double x = i % 2 == 0 ? 1_416 * random.nextDouble() - 708 : 20 * random.nextDouble() - 15;
            double expected = StrictMath.exp(x);
            assertThat(Math.abs(Exponential.exp(x) - expected))
                    .as("e^%s", x)
                    .isLessThanOrEqualTo(2 * Math.ulp(expected));
        }
    }

    @Test
    void isExactAtZeroAndRightAtTheEnds() {
        assertThat(Exponential.exp(0)).isEqualTo(1);
        assertThat(Exponential.exp(-0.0)).isEqualTo(1);
        assertThat(Exponential.exp(Double.NaN)).isNaN();
        assertThat(Exponential.exp(Double.POSITIVE_INFINITY)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(Exponential.exp(Double.NEGATIVE_INFINITY)).isZero();
        for (double x : new double[] {-746, -745, -720, -708, 708, 709.7, 710, 1e-300, -1e-17})
            assertThat(Exponential.exp(x)).isEqualTo(StrictMath.exp(x));
    }

    @Test
    void hasNoStepBetweenTableEntries() {
        double step = StrictMath.log(2) / 256;
        for (int odd = -2_001; odd < 2_001; odd += 2) {
            double x = odd * step;
            double below = Exponential.exp(Math.nextDown(x));
            double above = Exponential.exp(Math.nextUp(x));
            assertThat(above - below).isBetween(-Math.ulp(above), 3 * Math.ulp(above) + 3 * Math.ulp(x) * above);
        }
    }
}
