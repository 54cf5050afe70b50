package org.driftwatch.calibrators.cherenkov.pair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ExactSumTest {
    private static ExactSum of(double[] values) {
        ExactSum sum = new ExactSum();
        for (double each : values) sum.add(each);
        return sum;
    }

    @Test
    void equalsTheSumInDecimals() {
        for (double scale : new double[] {1e-3, 1, 5, 1e4, 1e9}) {
            double[] values = new Random(3).doubles(2_000, -scale, scale).toArray();
            BigDecimal decimal = BigDecimal.ZERO;
            for (double each : values) decimal = decimal.add(new BigDecimal(each));
            assertThat(of(values).value())
                    .isCloseTo(
                            decimal.doubleValue(), within(2_000 * 0x1p-61 + 3e-16 * Math.abs(decimal.doubleValue())));
        }
    }

    @Test
    void hasTheSameBitsInAnyOrderAndPartition() {
        double[] values = new Random(4).doubles(999, -7, 7).toArray();
        ExactSum forward = of(values);
        ExactSum parts = new ExactSum();
        ExactSum odd = new ExactSum();
        for (int k = values.length - 1; k >= 0; k--) (k % 2 == 0 ? parts : odd).add(values[k]);
        parts.add(odd);
        assertThat(parts.high()).isEqualTo(forward.high());
        assertThat(parts.low()).isEqualTo(forward.low());
    }

    @Test
    void cancelsToZero() {
        ExactSum sum = of(new double[] {1e9, 0.1, -3.7, -1e9, 3.7, -0.1});
        assertThat(sum.high()).isZero();
        assertThat(sum.low()).isZero();
    }

    @Test
    void refusesWhatItCannotHold() {
        assertThatThrownBy(() -> of(new double[] {Double.NaN})).hasMessageContaining("NaN");
        assertThatThrownBy(() -> of(new double[] {1e300})).hasMessageContaining("1.0E300");
    }
}
