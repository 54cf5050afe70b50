package org.driftwatch.calibrators.simulation.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class BinomialBoundTest {
    private final BinomialBound bound = new BinomialBound(0.95);

    @Test
    void isTheKnownBoundOfNoneOfMany() {
        assertThat(bound.upper(0, 100)).isCloseTo(1 - Math.pow(0.05, 0.01), within(1e-14));
        assertThat(bound.upper(5, 5)).isEqualTo(1);
        assertThat(bound.upper(0, 0)).isEqualTo(1);
    }

    /** Quantile 0.95 of Beta(4, 47), from scipy.stats.beta.ppf. */
    @Test
    void isTheQuantileOfTheBetaDistribution() {
        assertThat(bound.upper(3, 50)).isCloseTo(0.14783717636418123, within(1e-12));
    }

    @Test
    void coversTheTruthAsOftenAsItSays() {
        Random random = new Random(5);
        int covered = 0;
        for (int trial = 0; trial < 2_000; trial++) {
            int lost = 0;
            for (int i = 0; i < 400; i++) if (random.nextDouble() < 0.02) lost++;
            if (bound.upper(lost, 400) >= 0.02) covered++;
        }
        assertThat(covered / 2_000.0).isGreaterThan(0.95 - 4 * Math.sqrt(0.95 * 0.05 / 2_000));
    }

    @Test
    void saysHowManyMayBeLostAndHowManyAreNeeded() {
        long needed = bound.eventsNeeded(0.01);
        assertThat(needed).isEqualTo(299);
        assertThat(bound.mostLost(0.01, needed)).isZero();
        assertThat(bound.mostLost(0.01, needed - 1)).isEqualTo(-1);
        long most = bound.mostLost(0.1, 1_000);
        assertThat(bound.upper(most, 1_000)).isLessThanOrEqualTo(0.1);
        assertThat(bound.upper(most + 1, 1_000)).isGreaterThan(0.1);
        assertThat(bound.eventsNeeded(0)).isEqualTo(-1);
    }

    @Test
    void refusesACertainBound() {
        assertThatThrownBy(() -> new BinomialBound(1)).hasMessageContaining("confidence must be in (0, 1), was 1.0");
    }
}
