package org.driftwatch.calibrators.germanium.dsp.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.driftwatch.calibrators.filter.HaarTransform;
import org.driftwatch.calibrators.filter.PowerSpectrum;
import org.driftwatch.calibrators.filter.RcCr2;
import org.driftwatch.calibrators.filter.SampleHistogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The processors beside the reference chain: spectra, wavelets, histograms, RC-CR², corrections of a code. */
class TransformsTest {
    @ParameterizedTest
    @ValueSource(ints = {2, 15, 16, 48, 1024, 625})
    void thePowersAddUpToTheSquares(int n) {
        double[] x = new Random(n).doubles(n, -1, 1).toArray();
        double[] power = PowerSpectrum.of(x);
        assertThat(power).hasSize(n / 2 + 1);
        double sum = 0;
        for (int k = 0; k < power.length; k++) sum += k == 0 || 2 * k == n ? power[k] : 2 * power[k];
        double squares = 0;
        for (double value : x) squares += value * value;
        assertThat(sum).isCloseTo(squares, within(1e-10 * squares));
    }

    @Test
    void aSineHasItsPowerAtItsFrequency() {
        double[] x = new double[96];
        for (int i = 0; i < x.length; i++) x[i] = 3 * Math.sin(2 * Math.PI * 7 * i / 96);
        double[] power = PowerSpectrum.of(x);
        assertThat(power[7]).isCloseTo(9 * 96 / 4.0, within(1e-9));
        power[7] = 0;
        assertThat(DoubleStream.of(power).max().orElseThrow()).isLessThan(1e-20);
    }

    @Test
    void haarCoefficientsKeepTheSquares() {
        double[] x = new Random(5).doubles(64, -1, 1).toArray();
        double squares = 0;
        for (double value : x) squares += value * value;
        double kept = 0;
        for (int level = 1; level <= 6; level++) for (double d : new HaarTransform(level, true).apply(x)) kept += d * d;
        for (double a : new HaarTransform(6, false).apply(x)) kept += a * a;
        assertThat(kept).isCloseTo(squares, within(1e-12));
        assertThat(new HaarTransform(2, false).apply(new double[] {1, 2, 3, 4, 5}))
                .containsExactly(new double[] {5, 10}, within(1e-12));
    }

    @Test
    void theFilterOfAStepIsTheImpulseResponseOfItsFormula() {
        double[] step = new double[40];
        for (int i = 10; i < 40; i++) step[i] = 1;
        double[] y = new RcCr2(6).apply(step);
        double a = Math.exp(-1 / 6.0);
        // (1 − z)² / (1 − a z)³ on 1 / (1 − z): (1 − z) times Σ (k+1)(k+2)/2 aᵏ zᵏ
        for (int i = 0; i < 40; i++) {
            int k = i - 10;
            double now = k < 0 ? 0 : (k + 1) * (k + 2) / 2.0 * Math.pow(a, k);
            double before = k < 1 ? 0 : k * (k + 1) / 2.0 * Math.pow(a, k - 1);
            assertThat(y[i]).isCloseTo(now - before, within(1e-12));
        }
    }

    @Test
    void aHistogramCountsAllButTheLargest() {
        SampleHistogram histogram = SampleHistogram.of(new double[] {0, 1, 1, 2, 2, 2, 3, 4}, 4);
        assertThat(histogram.weights()).containsExactly(1, 2, 3, 1);
        assertThat(histogram.borders()).containsExactly(0, 1, 2, 3, 4);
        assertThat(histogram.top(Double.NaN)).isEqualTo(new SampleHistogram.Top(2, 2, 1));
        assertThat(histogram.top(0.9).index()).isEqualTo(1);
        assertThat(SampleHistogram.of(new double[] {5, 5}, 3).weights()).containsOnly(0);
        assertThat(SampleHistogram.of(new double[] {5, Double.NaN}, 3).borders())
                .containsOnly(Double.NaN);
    }

    @Test
    void aChainFileNamesThemAll() {
        double[] out = run("""
                {'outputs': ['p3', 'd', 'h', 'top', 'r', 'c'], 'processors': {
                 'power': {'function': 'dspeed.processors.psd', 'args': ['waveform', 'power(len(waveform)//2+1, `f`)']},
                 'p3': 'power[3]',
                 'w': {'function': 'dspeed.processors.discrete_wavelet_transform', 'args': ['waveform', 'w(2, `f`)'],
                       'init_args': ['`haar`', '3', '`d`']},
                 'd': 'w[1]',
                 'counts, borders': {'function': 'dspeed.processors.histogram',
                       'args': ['waveform', 'counts(5)', 'borders(6)']},
                 'mode, top, h': {'function': 'dspeed.processors.histogram_stats',
                       'args': ['counts', 'borders', 'mode', 'top', 'h', 'np.nan']},
                 'shaped': {'function': 'dspeed.processors.rc_cr2', 'args': ['waveform', '32*ns', 'shaped']},
                 'r': 'shaped[9]',
                 'linear': {'function': 'dspeed.processors.inl_correction',
                       'args': ['waveform', '[0, 0.5, 1, 1.5, 2, 2.5]', 'linear']},
                 'c': 'linear[9]'}}""");
        double[] x = {0, 1, 1, 2, 1, 1, 2, 3, 4, 5, 1, 1, 1, 2, 2, 0};
        assertThat(out[0]).isCloseTo(PowerSpectrum.of(x)[3], within(1e-12));
        assertThat(out[1]).isCloseTo(new HaarTransform(3, true).apply(x)[1], within(1e-12));
        assertThat(out[2]).isEqualTo(2);
        assertThat(out[3]).isEqualTo(1);
        assertThat(out[4]).isCloseTo(new RcCr2(2).apply(x)[9], within(1e-12));
        assertThat(out[5]).isEqualTo(7.5);
    }

    @Test
    void anotherWaveletIsRefusedAtTheStart() {
        String json = """
                {'outputs': ['a'], 'processors': {
                 'w': {'function': 'dspeed.processors.discrete_wavelet_transform', 'args': ['waveform', 'w(2, `f`)'],
                       'init_args': ['`db2`', '3', '`a`']}, 'a': 'w[0]'}}""";
        assertThatThrownBy(() -> ChainFile.compiled(ChainFile.of(json)))
                .hasMessage(
                        "chain.json: processor 'w': wavelet must be 'haar' or 'db1', which are the same, was 'db2'");
    }

    private static double[] run(String json) {
        ConfiguredChain chain = ChainFile.compiled(ChainFile.of(json));
        double[] out = new double[chain.outputs().size()];
        int[] samples = {0, 1, 1, 2, 1, 1, 2, 3, 4, 5, 1, 1, 1, 2, 2, 0};
        assertThat(IntStream.of(samples).max().orElseThrow()).isEqualTo(5);
        chain.chain(16, 16, 0).process(samples, out);
        return out;
    }
}
