package org.driftwatch.replay.germanium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PulseTest {
    @ParameterizedTest
    @ValueSource(doubles = {100, 250, 500, 1_100})
    void allChargeIsInducedWithinTheDriftTimeAndNeverLessThanBefore(double driftNs) {
        assertThat(Pulse.collected(0, driftNs)).isZero();
        assertThat(Pulse.collected(driftNs, driftNs)).isEqualTo(1);
        for (double t = 1; t <= driftNs; t++)
            assertThat(Pulse.collected(t, driftNs)).isGreaterThanOrEqualTo(Pulse.collected(t - 1, driftNs));
    }

    /** What makes A/E a measure of the number of sites. */
    @Test
    void theLargestCurrentOfASiteIsTheSameForEveryDriftTime() {
        assertThat(largestCurrent(1_100)).isCloseTo(largestCurrent(500), within(1e-9));
    }

    private static double largestCurrent(double driftNs) {
        double largest = 0;
        for (double t = 1; t <= driftNs; t++)
            largest = Math.max(largest, Pulse.collected(t, driftNs) - Pulse.collected(t - 1, driftNs));
        return largest;
    }
}
