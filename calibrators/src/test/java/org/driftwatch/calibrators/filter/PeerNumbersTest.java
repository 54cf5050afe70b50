package org.driftwatch.calibrators.filter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.driftwatch.calibrators.SharedFolder;
import org.driftwatch.calibrators.filter.MovingWindow.Passes;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Filters and kernels against what the peer gave for a waveform of 64 samples; its numbers are in single precision. */
class PeerNumbersTest {
    private static final double TOLERANCE = 1e-5;

    private static JsonNode numbers;
    private static double[] x;

    @BeforeAll
    static void read() throws IOException {
        numbers = new ObjectMapper()
                .readTree(SharedFolder.file("reference/hpge/math_blocks.json").toFile());
        x = array(numbers.at("/dsp_short_waveform/input_float32"));
    }

    @Test
    void poleZerosAgree() {
        agree(new PoleZero(50).apply(x), output("pole_zero_tau50"));
        agree(new DoublePoleZero(50, 8, 0.1).apply(x), output("double_pole_zero_50_8_0.1"));
    }

    @Test
    void trapezoidsAgree() {
        agree(new Trapezoid(10, 4).filter(x), output("trap_filter_10_4"));
        agree(new Trapezoid(10, 4).norm(x), output("trap_norm_10_4"));
        agree(new AsymmetricTrapezoid(4, 2, 12).apply(x), output("asym_trap_4_2_12"));
    }

    @Test
    void movingWindowsAgree() {
        agree(new MovingWindow(5).left(x), output("moving_window_left_5"));
        agree(new MovingWindow(5).right(x), output("moving_window_right_5"));
        agree(new MovingWindow(5).multi(x, 3, Passes.ALTERNATING), output("moving_window_multi_5_3_0"));
    }

    @Test
    void currentAndUpsamplingAgree() {
        agree(new AverageCurrent(3).apply(x), output("avg_current_3"));
        agree(new Upsampler(4).apply(x, 253), output("upsampler_4_len253"));
    }

    @Test
    void straightLineAndRangeAgree() {
        LinearFit fit = LinearFit.of(x);
        double[] line = {fit.mean(), fit.std(), fit.slope(), fit.intercept()};
        agree(line, array(numbers.at("/dsp_short_waveform").get("linear_slope_fit(mean,std,slope,intercept)")));
        MinMax range = MinMax.of(x);
        double[] ends = {range.minAt(), range.maxAt(), range.min(), range.max()};
        agree(ends, array(numbers.at("/dsp_short_waveform").get("min_max(tmin,tmax,amin,amax)")));
    }

    @Test
    void kernelsAgree() {
        CuspKernel kernel = new CuspKernel(40, 10, 28125, 201);
        agree(kernel.cusp(), array(numbers.at("/kernels").get("cusp(sigma=40,flat=10,decay=28125,n=201)")));
        agree(kernel.zac(), array(numbers.at("/kernels").get("zac(sigma=40,flat=10,decay=28125,n=201)")));
        agree(new RampKernel(8, 125).values(), array(numbers.at("/kernels").get("t0(rise=8,fall=125)")));
    }

    private static double[] output(String name) {
        return array(numbers.at("/dsp_short_waveform/outputs").get(name));
    }

    private static void agree(double[] got, double[] expected) {
        double size = MinMax.of(expected).max() - MinMax.of(expected).min();
        assertThat(got).usingComparatorWithPrecision(TOLERANCE * size).containsExactly(expected);
    }

    private static double[] array(JsonNode node) {
        double[] values = new double[node.size()];
        for (int i = 0; i < values.length; i++) values[i] = node.get(i).doubleValue();
        return values;
    }
}
