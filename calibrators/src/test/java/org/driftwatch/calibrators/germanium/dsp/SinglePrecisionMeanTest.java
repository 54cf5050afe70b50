package org.driftwatch.calibrators.germanium.dsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.driftwatch.calibrators.filter.LinearFit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SinglePrecisionMeanTest {
    @ParameterizedTest
    @ValueSource(
            ints = {
                -300,
                -1,
                0,
                1,
                2,
                3,
                40,
                1_023,
                1_024,
                8_191,
                8_192,
                13_000,
                16_384,
                60_000,
                65_535,
                8_388_608,
                16_777_215
            })
    void itIsTheSameToTheBitAtEveryLevel(int level) {
        Random random = new Random(level);
        for (double noise : new double[] {0, 0.4, 1, 3, 30, 1_000, 30_000}) {
            int[] samples = new int[4_000];
            for (int i = 0; i < samples.length; i++)
                samples[i] = level + (int) Math.rint(noise * random.nextGaussian());
            assertSame(samples, 1, 2, 3, 17, 100, 2_875, 4_000);
        }
    }

    @Test
    void itIsTheSameWhereTheMeanIsHalfwayBetweenTwoNumbersAllTheTime() {
        Random random = new Random(1);
        for (int trial = 0; trial < 300; trial++) {
            int level = 1 + random.nextInt(60_000);
            int[] samples = new int[1_024];
            for (int i = 0; i < samples.length; i++) samples[i] = level + (random.nextBoolean() ? 1 : 0);
            assertSame(samples, 2, 4, 8, 64, 512, 1_024);
        }
    }

    @Test
    void itIsTheSameOverAPulseAndOverMoreSamplesThanWholeNumbersCanDo() {
        int[] samples = new int[70_000];
        Random random = new Random(2);
        for (int i = 0; i < samples.length; i++) samples[i] = (i < 1_500 ? 900 : 40_000) + random.nextInt(20);
        assertSame(samples, 1_499, 1_501, 3_000, 70_000);
    }

    private static void assertSame(int[] samples, int... counts) {
        double[] reals = Arrays.stream(samples).asDoubleStream().toArray();
        for (int count : counts)
            assertThat((double) new SinglePrecisionMean(count).of(samples))
                    .isEqualTo(LinearFit.singlePrecisionMean(Arrays.copyOf(reals, count)));
    }
}
