package org.driftwatch.calibrators.cherenkov.subject;

import static org.assertj.core.api.Assertions.assertThat;

import org.driftwatch.calibrators.cherenkov.settings.EventFilters;
import org.driftwatch.topics.cherenkov.ArrayEvent.Shower;
import org.junit.jupiter.api.Test;

class EnergyMethodTest {
    private final double[] row = new double[3];

    private static Shower shower(int telescope, double energyTeV) {
        return new Shower(telescope, energyTeV, 0.1, 0.9, 100, 500, 0.01, 0);
    }

    @Test
    void energiesThatAreNotPositiveSayNothingEvenWithoutFilters() {
        EnergyMethod all = EnergyMethod.of(EventFilters.none());
        assertThat(all.take(shower(1, 1), shower(2, 2), row)).isTrue();
        for (double odd : new double[] {0, -1, -1e9, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThat(all.take(shower(1, 1), shower(2, odd), row))
                    .as("%s", odd)
                    .isFalse();
            assertThat(all.take(shower(1, odd), shower(2, odd), row))
                    .as("%s", odd)
                    .isFalse();
        }
    }
}
