package org.driftwatch.calibrators.germanium.polezero;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.driftwatch.calibrators.germanium.dsp.DspSettings;
import org.driftwatch.calibrators.state.RecordCodec;
import org.driftwatch.topics.codec.Json;
import org.driftwatch.topics.codec.PeerNumber;
import org.driftwatch.topics.germanium.GermaniumPoleZero;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PoleZeroCalibratorTest {
    private static final double PERIOD_NS = 16;
    private static final TwoDecays TRUTH = new TwoDecays(30_000, 900, 0.025); // samples
    private static final PoleZeroSettings SETTINGS = PoleZeroSettings.of(DspSettings.defaults(), PERIOD_NS);
    private static final PoleZeroCalibrator CALIBRATOR = new PoleZeroCalibrator(SETTINGS, PERIOD_NS);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void findsBothComponentsOfADecay(long seed) {
        List<int[]> pulses = new DecayingPulses(TRUTH, 2, seed).make(150);
        var found =
                CALIBRATOR.calibrate(TailSlopes.NONE, sums(pulses, 9), pulses).pzDouble();
        // Two constants and a share from one tail of 18 us are strongly correlated: the fit itself scatters by 1 to 3
        // %.
        assertThat(nanoseconds(found.outputDict().pz().tau1())).isCloseTo(480_000, within(10_000.0));
        assertThat(nanoseconds(found.outputDict().pz().tau2())).isCloseTo(14_400, within(1_200.0));
        assertThat(found.outputDict().pz().frac()).isCloseTo(0.025, within(0.0015));
        assertThat(found.results().doublePoleZero().flatSlope()).isCloseTo(0, within(1e-7));
    }

    /** Of one component the share may be anything: seed 2 had a first constant of 300 s beside it. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void ofOneComponentTheLongConstantIsItsOwnOrThereIsNoAnswer(long seed) {
        List<int[]> pulses = new DecayingPulses(new TwoDecays(28_125, 28_125, 0), 2, seed).make(60);
        CALIBRATOR
                .twoDecays(sums(pulses, 9).superpulse(9, 700), pulses)
                .map(part -> part.outputDict().pz())
                .ifPresent(constants -> {
                    assertThat(nanoseconds(constants.tau1())).isCloseTo(450_000, within(5_000.0));
                    assertThat(constants.frac()).isBetween(0.0, 1.0);
                });
    }

    @ParameterizedTest
    @ValueSource(doubles = {10_000, 28_125, 60_000})
    void oneConstantMakesATailWithOneComponentFlat(double tau) {
        double[] x = new double[2048];
        for (int i = 700; i < x.length; i++) x[i] = 5_000 * StrictMath.exp(-(i - 700) / tau);
        TailFlatness flatness = new TailFlatness(1000);
        assertThat(flatness.flattest(x, 0.8 * tau)).isCloseTo(tau, within(1e-4 * tau));
        assertThat(flatness.of(x, tau)).isLessThan(1e-6 * flatness.of(x, 0.99 * tau));
    }

    @Test
    void sumsDoNotDependOnOrderOrSplit() {
        List<int[]> pulses = new DecayingPulses(TRUTH, 4, 7).make(60);
        List<int[]> shuffled = new java.util.ArrayList<>(pulses);
        Collections.shuffle(shuffled, new Random(8));
        SuperpulseSums halves = sums(shuffled.subList(0, 25), 9);
        halves.merge(sums(shuffled.subList(25, 60), 9));
        assertThat(bytes(halves)).isEqualTo(bytes(sums(pulses, 9)));
        assertThat(bytes(SuperpulseSums.of(halves.state()))).isEqualTo(bytes(halves));
    }

    @Test
    void bandsOfOneTakeExactlyThePulsesWithinTheWindow() {
        List<int[]> pulses = new DecayingPulses(TRUTH, 30, 9).make(80);
        int[] positions = pulses.stream()
                .mapToInt(PoleZeroCalibratorTest::maximum)
                .sorted()
                .toArray();
        int median = (positions[39] + positions[40]) / 2;
        long near =
                Arrays.stream(positions).filter(p -> Math.abs(p - median) <= 13).count();
        SuperpulseSums sums = sums(pulses, 1);
        assertThat(sums.medianPosition()).isEqualTo(median);
        Superpulse pulse = sums.superpulse(13, 700);
        assertThat(pulse.waveforms()).isEqualTo(near).isLessThan(80);
        assertThat(pulse.values()).hasSize(2048 - 26);
        assertThat(pulse.maximum()).isEqualTo(median - 13);
    }

    @Test
    void tooFewWaveformsAreAnAnswer() {
        List<int[]> pulses = new DecayingPulses(TRUTH, 2, 1).make(5);
        GermaniumPoleZero none = CALIBRATOR.calibrate(TailSlopes.NONE, sums(pulses, 9), pulses);
        assertThat(none.outputDict()).isNull();
        assertThat(none.refused()).contains("0 tail slopes of 50");
        GermaniumPoleZero single = CALIBRATOR.calibrate(new TailSlopes(-1e-4, 1e-6, 400), sums(pulses, 9), pulses);
        assertThat(single.outputDict().pz().tau1()).isEqualTo("160000.0*ns");
        assertThat(single.refused()).contains("5 waveforms");
    }

    @Test
    void risingTailsGiveNoConstant() {
        assertThat(CALIBRATOR.single(new TailSlopes(1e-5, 1e-6, 400))).isEmpty();
        assertThat(CALIBRATOR.single(new TailSlopes(Double.NaN, 1e-6, 400))).isEmpty();
    }

    @Test
    void theParameterHasTheShapeOfADspDatabase() throws IOException {
        var both = CALIBRATOR.calibrate(new TailSlopes(-1e-4, 1e-6, 400), new SuperpulseSums(2048, 9), List.of());
        JsonNode tree = Json.MAPPER.valueToTree(both);
        assertThat(tree.at("/output_dict/pz").toString())
                .isEqualTo("{\"tau1\":\"160000.0*ns\",\"tau1_err\":\"80.0*ns\"}");
        assertThat(tree.at("/results/single_decay_constant/slope_pars/mode").asDouble())
                .isEqualTo(-1e-4);
        assertThat(Json.MAPPER.treeToValue(tree, GermaniumPoleZero.class)).isEqualTo(both);
    }

    @ParameterizedTest
    @ValueSource(strings = {"362568.0", "0.1", "1e-07", "1.5e-05", "0.0001", "1234567890.125", "1e+16", "-2.5", "0.0"})
    void numbersAreWrittenAsThePeerDoes(String text) {
        assertThat(PeerNumber.text(Double.parseDouble(text))).isEqualTo(text);
    }

    private static SuperpulseSums sums(List<int[]> pulses, int bandWidth) {
        SuperpulseSums sums = new SuperpulseSums(DecayingPulses.SAMPLES, bandWidth);
        pulses.forEach(sums::add);
        return sums;
    }

    private static byte[] bytes(SuperpulseSums sums) {
        return new RecordCodec<>(SuperpulseSums.State.class, 1).encode(sums.state());
    }

    private static int maximum(int[] x) {
        int at = 0;
        for (int i = 1; i < x.length; i++) if (x[i] > x[at]) at = i;
        return at;
    }

    private static double nanoseconds(String text) {
        return Double.parseDouble(text.replace("*ns", ""));
    }
}
