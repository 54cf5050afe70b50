package org.driftwatch.calibrators.peak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.apache.commons.math3.special.Erf;
import org.junit.jupiter.api.Test;

class PeakLikelihoodTest {
    private static final double LOW = 5400;
    private static final double HIGH = 5700;
    private static final double BIN = 0.125;

    @Test
    void errorFunctionsEqualThoseOfCommonsMath() {
        for (double x = -6; x < 12; x += 0.0371) {
            assertThat(ErrorFunction.erf(x)).isCloseTo(Erf.erf(x), within(2e-15));
            double erfc = Erf.erfc(x);
            assertThat(ErrorFunction.erfc(x)).isCloseTo(erfc, within(1e-12 * erfc + 1e-300));
            if (x >= 0)
                assertThat(ErrorFunction.erfcx(x) * StrictMath.exp(-x * x))
                        .isCloseTo(erfc, within(1e-12 * erfc + 1e-300));
        }
    }

    @Test
    void theFusedFormEqualsThePlainShapeSummedOverBins() {
        Random random = new Random(11);
        WindowHistogram histogram = sample(random, 3000);
        for (int trial = 0; trial < 50; trial++) {
            double[] p = parameters(random);
            LikelihoodBins bins = new LikelihoodBins(histogram, 5560, 5, BIN);
            double fused = new PeakLikelihood(bins, true).cost(p, null);
            var shape = new PeakShape(LOW, HIGH, p[0], p[1], p[2], p[3], p[4], p[5], p[6]);
            double logs = 0;
            for (int i = 0; i < histogram.bins(); i++) {
                if (histogram.count(i) > 0)
                    logs += histogram.count(i) * StrictMath.log(shape.density(histogram.edge(i) + 0.5 * BIN));
            }
            assertThat(fused).isCloseTo(2 * (shape.windowCounts() - logs), within(1e-7));
        }
    }

    @Test
    void theGradientEqualsDifferencesOfTheCost() {
        Random random = new Random(12);
        for (double wide : new double[] {BIN, 2}) {
            WindowHistogram histogram = sample(random, 3000).rebinned((int) (wide / BIN));
            for (int trial = 0; trial < 50; trial++) {
                double[] p = parameters(random);
                var likelihood = new PeakLikelihood(new LikelihoodBins(histogram, p[1], p[2], 1), true);
                double[] gradient = new double[7];
                likelihood.cost(p, gradient);
                for (int k = 0; k < 7; k++) {
                    double h = 1e-5 * Math.max(1e-2, Math.abs(p[k]) * (k == 1 ? 1e-3 : 1));
                    double here = p[k];
                    p[k] = here + h;
                    double above = likelihood.cost(p, null);
                    p[k] = here - h;
                    double slope = (above - likelihood.cost(p, null)) / (2 * h);
                    p[k] = here;
                    assertThat(gradient[k])
                            .as("parameter %s", k)
                            .isCloseTo(slope, within(2e-4 * Math.abs(slope) + 2e-7 / h));
                }
            }
        }
    }

    @Test
    void theModeOfTheDrawsEqualsTheModeOfTheShape() {
        Random random = new Random(13);
        for (int trial = 0; trial < 100; trial++) {
            double[] p = parameters(random);
            var shape = new PeakShape(LOW, HIGH, p[0], p[1], p[2], p[3], p[4], p[5], p[6]);
            double mode = new PeakWidth(shape, Behaviour.CORRECTED).mode();
            assertThat(p[1] + ModeDraws.mode(p[2], p[3], p[4])).isCloseTo(mode, within(1e-6 * p[2]));
        }
    }

    private static double[] parameters(Random random) {
        return new double[] {
            500 + 1000 * random.nextDouble(),
            5555 + 10 * random.nextDouble(),
            3 + 4 * random.nextDouble(),
            0.02 + 0.45 * random.nextDouble(),
            1 + 15 * random.nextDouble(),
            200 + 1000 * random.nextDouble(),
            -0.9 + 1.7 * random.nextDouble()
        };
    }

    private static WindowHistogram sample(Random random, int events) {
        long[] counts = new long[(int) ((HIGH - LOW) / BIN)];
        for (int i = 0; i < events; i++) {
            double x = i % 2 == 0 ? 5560 + 5 * random.nextGaussian() : LOW + (HIGH - LOW) * random.nextDouble();
            counts[(int) ((x - LOW) / BIN)]++;
        }
        return new WindowHistogram(LOW, BIN, counts);
    }
}
