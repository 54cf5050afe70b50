package org.driftwatch.calibrators.cherenkov.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.driftwatch.calibrators.cherenkov.pair.PairEstimate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PairErrorsTest {
    private static MeasuredPair pair(long n, double value, double error) {
        return new MeasuredPair(null, new PairEstimate(n, value, error, new double[0]));
    }

    /** A mean of n values of standard deviation 1 around 0, with s/√n. */
    private static MeasuredPair drawn(int n, Random random) {
        double sum = 0;
        double squares = 0;
        for (int k = 0; k < n; k++) {
            double x = random.nextGaussian();
            sum += x;
            squares += x * x;
        }
        return pair(n, sum / n, Math.sqrt((squares - sum * sum / n) / (n - 1) / n));
    }

    /** Their weighted mean, in units of its claimed error. */
    private static double pull(List<MeasuredPair> pairs) {
        double sum = 0;
        double weights = 0;
        for (MeasuredPair each : pairs) {
            double w = 1 / (each.difference().error() * each.difference().error());
            sum += w * each.difference().value();
            weights += w;
        }
        return sum / weights * Math.sqrt(weights);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void fewContributionsThatAgreeByChanceDoNotRule(long seed) {
        Random random = new Random(seed);
        double own = 0;
        double steadied = 0;
        int trials = 400;
        for (int trial = 0; trial < trials; trial++) {
            List<MeasuredPair> pairs = new ArrayList<>();
            for (int p = 0; p < 15; p++) pairs.add(drawn(5, random));
            own += Math.pow(pull(PairErrors.OWN.of(pairs)), 2) / trials;
            steadied += Math.pow(pull(PairErrors.STEADIED.of(pairs)), 2) / trials;
        }
        assertThat(Math.sqrt(steadied)).isBetween(0.9, 1.2);
        assertThat(Math.sqrt(own)).isGreaterThan(1.4);
    }

    @Test
    void aPairOfManyKeepsItsOwnError() {
        List<MeasuredPair> pairs = List.of(pair(1_000, 0.1, 0.01), pair(5, 0.1, 0.001));
        List<MeasuredPair> steadied = PairErrors.STEADIED.of(pairs);
        double variance = (999 * 1_000 * 1e-4 + 4 * 5 * 1e-6) / 1_003;
        assertThat(steadied.get(0).difference().error()).isCloseTo(0.01, within(1e-5));
        assertThat(steadied.get(1).difference().error())
                .isCloseTo(Math.sqrt((4 * variance + 4 * 5 * 1e-6) / 8 / 5), within(1e-15));
        assertThat(steadied.get(1).difference().value()).isEqualTo(0.1);
    }

    @Test
    void whatHasNoErrorIsLeftAlone() {
        List<MeasuredPair> nothing = List.of(pair(0, Double.NaN, Double.NaN), pair(1, 0.2, Double.NaN));
        assertThat(PairErrors.STEADIED.of(nothing)).isSameAs(nothing);
        List<MeasuredPair> some = List.of(pair(1, 0.2, Double.NaN), pair(10, 0.1, 0.01));
        assertThat(PairErrors.STEADIED.of(some).get(0)).isSameAs(some.get(0));
        assertThat(PairErrors.STEADIED.of(some).get(1).difference().error()).isCloseTo(0.01, within(1e-15));
    }
}
