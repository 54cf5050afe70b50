package org.driftwatch.calibrators.germanium.dsp.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.driftwatch.calibrators.germanium.polezero.TailFlatness;
import org.driftwatch.calibrators.germanium.polezero.TwoDecays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code optimize_1pz} and {@code optimize_2pz} in a chain: the constants that make the tail of a waveform flat. */
class TailFitsTest {
    private static final int N = 4000;
    private static final int ONSET = 1000;
    private static final String ONE = """
            {'outputs': ['tau'], 'processors': {'tau': {'function': 'optimize_1pz', 'module': 'dspeed.processors',
             'args': ['waveform', 500, '20*us', '64*us', 'START', 'tau'], 'unit': 'us'}}}""";
    private static final String TWO = """
            {'outputs': ['tau1', 'tau2', 'frac'], 'processors': {'tau1, tau2, frac': {
             'function': 'optimize_2pz', 'module': 'dspeed.processors',
             'args': ['waveform', 500, '20*us', 'END', 'LONGEST', 0.1, '440*us', '15*us', 0.015, 'tau1', 'tau2', 'frac'],
             'unit': 'us'}}}""";

    @ParameterizedTest
    @ValueSource(strings = {"300*us", "450*us", "700*us"})
    void oneConstantIsFoundFromEitherSideWhereverTheWaveformStarts(String start) {
        int[] pulse = pulse(new TwoDecays(28_125, 1_000, 0), 0, 1);
        for (double startNs : new double[] {0, 42_000}) {
            double[] tau = run(ONE.replace("START", start), pulse, startNs);
            assertThat(tau[0]).isCloseTo(450, within(0.5));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {3, 4, 5})
    void oneConstantIsFoundWithinItsNoise(long seed) {
        double sum = 0;
        for (int i = 0; i < 20; i++)
            sum += run(ONE.replace("START", "400*us"), pulse(new TwoDecays(28_125, 1_000, 0), 3, 20 * seed + i), 0)[0];
        // one waveform: the slope of 2750 samples with noise 3 on a pulse of 20 000 is uncertain by 0.24 % of 1/tau
        assertThat(sum / 20).isCloseTo(450, within(4 * 0.0024 * 450 / Math.sqrt(20)));
    }

    @ParameterizedTest
    @ValueSource(longs = {6, 7, 8})
    void twoConstantsLeaveAFlatTail(long seed) {
        int[] pulse = pulse(new TwoDecays(28_125, 1_100, 0.02), 3, seed);
        double[] found = run(TWO.replace("END", "64*us").replace("LONGEST", "500*us"), pulse, 0);
        double[] x = new double[N];
        for (int i = 0; i < N; i++) x[i] = pulse[i] - 500;
        TailFlatness tail = new TailFlatness(1250);
        double before = tail.of(x, new TwoDecays(440_000 / 16.0, 15_000 / 16.0, 0.015));
        assertThat(tail.of(x, new TwoDecays(found[0] * 62.5, found[1] * 62.5, found[2])))
                .isLessThan(1e-6 * before);
        assertThat(found[0]).isCloseTo(440, within(50.0));
        assertThat(found[1]).isBetween(5.0, 40.0);
        assertThat(found[2]).isBetween(0.0, 0.1);
    }

    @Test
    void theLimitsHold() {
        int[] pulse = pulse(new TwoDecays(40_000, 1_100, 0.02), 0, 9);
        double[] found = run(TWO.replace("END", "64*us").replace("LONGEST", "440*us"), pulse, 0);
        assertThat(found[0]).isLessThanOrEqualTo(440);
        assertThat(found[1]).isBetween(0.0, 440.0);
        assertThat(found[2]).isBetween(0.0, 0.1);
    }

    @Test
    void theEndOfTheTailIsRespected() {
        int[] pulse = pulse(new TwoDecays(28_125, 1_000, 0), 0, 1);
        for (int i = 3000; i < N; i++) pulse[i] = 12_345; // behind the tail
        String until48us = ONE.replace("START", "400*us").replace("64*us", "48*us");
        assertThat(run(until48us, pulse, 0)[0]).isCloseTo(450, within(1.0));
    }

    @Test
    void whatIsUnknownStaysUnknown() {
        String start = "'p': 'np.nan', ";
        String chain = ONE.replace("'START'", "'p'").replace("'processors': {", "'processors': {" + start);
        assertThat(run(chain, pulse(new TwoDecays(28_125, 1_000, 0), 0, 1), 0)[0])
                .isNaN();
    }

    @Test
    void anEndOutsideTheWaveformIsAnError() {
        int[] pulse = pulse(new TwoDecays(28_125, 1_000, 0), 0, 1);
        assertThatThrownBy(() -> run(TWO.replace("END", "64.1*us").replace("LONGEST", "1*ms"), pulse, 0))
                .hasMessageContaining(
                        "chain.json: processor 'tau1, tau2, frac': t_end must be a whole number of samples");
        assertThatThrownBy(() -> run(TWO.replace("END", "80*us").replace("LONGEST", "1*ms"), pulse, 0))
                .hasMessageContaining("from 0 to 4000, was 5000");
    }

    private static double[] run(String json, int[] pulse, double startNs) {
        ConfiguredChain chain = ChainFile.compiled(ChainFile.of(json));
        double[] out = new double[chain.outputs().size()];
        chain.chain(N, 16, startNs).process(pulse, out);
        return out;
    }

    private static int[] pulse(TwoDecays decays, double noise, long seed) {
        Random random = new Random(seed);
        int[] samples = new int[N];
        for (int i = 0; i < N; i++) {
            double t = i - ONSET;
            double shape = (1 - decays.fraction()) * Math.exp(-t / decays.tau1())
                    + decays.fraction() * Math.exp(-t / decays.tau2());
            samples[i] = (int) Math.round(500 + (t < 0 ? 0 : 20_000 * shape) + noise * random.nextGaussian());
        }
        return samples;
    }
}
