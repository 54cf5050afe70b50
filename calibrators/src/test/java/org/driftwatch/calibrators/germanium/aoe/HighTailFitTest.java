package org.driftwatch.calibrators.germanium.aoe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A/E with a tail above the single-site events. */
class HighTailFitTest {
    private static final double MU = 1;
    private static final double SIGMA = 0.01;
    private static final double TAU = 0.15;
    private static final double HIGH_TAU = 0.02;
    private static final AoePeakFit PLAIN = new AoePeakFit();
    private static final AoePeakFit TAILED = new AoePeakFit(AoeModel.AOE_PEAK_WITH_HIGH_TAIL);

    @ParameterizedTest
    @CsvSource({"0.3,-0.02", "0.05,-0.004", "0.5,-0.1"})
    void theShapeIsTheIntegralOfItsDensity(double share, double tau) {
        AoeShape shape = new AoeShape(0.5, 1.8, 700, MU, SIGMA, 300, TAU, share, tau);
        double step = 1e-5;
        double sum = 0;
        for (double x = 0.5 + step / 2; x < 1.8; x += step) sum += shape.density(x) * step;
        assertThat(sum).isCloseTo(shape.windowCounts(), within(1e-6 * shape.windowCounts()));
        double above = new AoeShape(0.5, 1.8, 700, MU, SIGMA, 0, TAU, share, tau).density(MU + 0.03);
        double below = new AoeShape(0.5, 1.8, 700, MU, SIGMA, 0, TAU, share, tau).density(MU - 0.03);
        assertThat(above).isGreaterThan(below);
        assertThat(new AoeShape(0.5, 1.8, 700, MU, SIGMA, 300, TAU, 0, Double.NaN))
                .isEqualTo(new AoeShape(0.5, 1.8, 700, MU, SIGMA, 300, TAU));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void theTruthIsRecoveredWhereTheGaussianIsOff(long seed) {
        AoePoints points = points(20_000, 0.3, seed);
        AoePeak fit = TAILED.fit(points);
        assertThat(fit.valid()).isTrue();
        assertThat(fit.shape().hasHighTail()).isTrue();
        assertThat(fit.mean()).isCloseTo(MU, within(4 * fit.meanError()));
        assertThat(fit.sigma()).isCloseTo(SIGMA, within(4 * fit.sigmaError()));
        assertThat(fit.shape().highTail())
                .isCloseTo(0.3, within(4 * fit.errors().get(5)));
        assertThat(fit.shape().highTau())
                .isCloseTo(-HIGH_TAU, within(4 * fit.errors().get(6)));
        AoePeak plain = PLAIN.fit(points);
        assertThat(plain.mean() - MU).isGreaterThan(10 * plain.meanError());
        assertThat(fit.covariance()).hasSize(49);
        AoePeak again = TAILED.fit(points, fit);
        assertThat(again.mean()).isCloseTo(fit.mean(), within(0.1 * fit.meanError()));
        assertThat(again.shape().highTail())
                .isCloseTo(fit.shape().highTail(), within(0.2 * fit.errors().get(5)));
    }

    @ParameterizedTest
    @ValueSource(longs = {5, 6, 7})
    void withoutATailTheAnswerIsThatOfTheGaussianOrNear(long seed) {
        AoePoints points = points(6_000, 0, seed);
        AoePeak plain = PLAIN.fit(points);
        AoePeak fit = TAILED.fit(points);
        assertThat(fit.valid()).isTrue();
        assertThat(fit.mean()).isCloseTo(plain.mean(), within(4 * fit.meanError()));
        if (!fit.shape().hasHighTail()) assertThat(fit).isEqualTo(plain);
    }

    @Test
    void tooFewEventsAreNoFit() {
        assertThat(TAILED.fit(points(15, 0.3, 1)).valid()).isFalse();
    }

    @Test
    void theWholeCalibrationCanUseIt() {
        AoeSettings settings = AoeSettings.DEFAULTS.with(AoeModel.AOE_PEAK_WITH_HIGH_TAIL);
        AoeResult result = new AoeCalibrator(settings, energy -> TrueEvents.FWHM_KEV)
                .calibrate(TrueEvents.of(40_000, 2_000, 0, 3));
        RunMean run = result.runs().get(0);
        assertThat(run.mean()).isCloseTo(TrueEvents.RAW_MEAN, within(5 * run.meanError()));
        assertThat(result.complete()).isTrue();
    }

    /** 70 % single-site events, of which a share has a high tail; the rest has lost an exponential. */
    private static AoePoints points(int n, double share, long seed) {
        Random random = new Random(seed);
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            double x = MU + SIGMA * random.nextGaussian();
            boolean single = random.nextDouble() < 0.7;
            double tail = -Math.log(1 - random.nextDouble());
            if (!single) x -= TAU * tail;
            else if (random.nextDouble() < share) x += HIGH_TAU * tail;
            values[i] = x;
        }
        int[] weights = new int[n];
        Arrays.fill(weights, 1);
        return new AoePoints(values, weights);
    }
}
