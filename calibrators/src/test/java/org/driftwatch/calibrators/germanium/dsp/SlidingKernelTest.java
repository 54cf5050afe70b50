package org.driftwatch.calibrators.germanium.dsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.driftwatch.calibrators.filter.Convolution;
import org.driftwatch.calibrators.filter.CuspKernel;

/** The short recursion of a cusp and of a parabola against their direct convolution. */
class SlidingKernelTest {
    @Property(tries = 100, seed = "20261121")
    void cuspAndZeroAreaCuspEqualTheDirectConvolution(
            @ForAll @IntRange(min = 5, max = 3_000) int sigma,
            @ForAll @IntRange(min = 0, max = 200) int flat,
            @ForAll @IntRange(min = 4, max = 1_500) int length,
            @ForAll @IntRange(min = 1, max = 2_000) int outputs) {
        CuspKernel kernel = new CuspKernel(sigma, flat, 28_125, flat + length);
        double[] x = noise(kernel.length() + outputs - 1);
        double[] cusp = new double[outputs];
        double[] parabola = new double[outputs];
        CuspStage.cuspOf(kernel, outputs).apply(x, cusp);
        CuspStage.parabolaOf(kernel, outputs).apply(x, parabola);
        agree(cusp, Convolution.valid(x, kernel.cusp()));
        agree(parabola, Convolution.valid(x, kernel.parabola()));
    }

    /** To 1e-9 of the largest output: rounding, times the condition of a system of 2 000 outputs. */
    private static void agree(double[] got, double[] expected) {
        double size = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
        for (int j = 0; j < expected.length; j++) {
            assertThat(got[j]).as("output " + j).isCloseTo(expected[j], within(1e-9 * size));
        }
    }

    private static double[] noise(int length) {
        Random random = new Random(length);
        double[] x = new double[length];
        for (int i = 0; i < length; i++) x[i] = 1_000 * random.nextGaussian() + (i > length / 2 ? 5_000 : 0);
        return x;
    }
}
