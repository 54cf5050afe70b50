package org.driftwatch.calibrators.germanium.dsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.driftwatch.calibrators.filter.DoublePoleZero;
import org.driftwatch.calibrators.filter.LinearFit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TwofoldTailTest {
    @ParameterizedTest
    @CsvSource({
        "2, 0, 0.02",
        "3, 0, 0.02",
        "3, 1, 0.02",
        "7, 2, 0.5",
        "50, 1, 0",
        "50, 0, 1",
        "1000, 300, 0.02",
        "8192, 3750, 0.02",
        "8192, 8190, 0.02"
    })
    void itIsTheLineThroughTheTailOfTheCorrectedWaveform(int samples, int from, double fraction) {
        for (long seed = 1; seed <= 5; seed++) {
            double[] x = decaying(samples, seed);
            var correction = new DoublePoleZero(28_125, 1_125, fraction);
            LinearFit line = LinearFit.of(Arrays.copyOfRange(correction.apply(x), from, samples));
            var tail = new TwofoldTail(correction, samples, from);
            tail.run(x);
            assertThat(tail.mean()).isCloseTo(line.mean(), within(1e-9 * 10_000));
            assertThat(tail.slope()).isCloseTo(line.slope(), within(1e-9 + 1e-9 * Math.abs(line.slope())));
        }
    }

    private static double[] decaying(int samples, long seed) {
        Random random = new Random(seed);
        double[] x = new double[samples];
        for (int i = 0; i < samples; i++)
            x[i] = (i < samples / 3 ? 0 : 10_000 * StrictMath.exp((samples / 3 - i) / 28_125.0))
                    + random.nextGaussian();
        return x;
    }
}
