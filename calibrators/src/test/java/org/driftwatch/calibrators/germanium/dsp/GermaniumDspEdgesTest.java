package org.driftwatch.calibrators.germanium.dsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.driftwatch.calibrators.SharedFolder;
import org.junit.jupiter.api.Test;

/** What the fast chain answers where there is no ordinary pulse, and what it refuses. */
class GermaniumDspEdgesTest {
    private static final int N = 2_048;

    @Test
    void aFlatBaselineHasNoTimePointsAndNoEnergy() {
        int[] flat = new int[N];
        Arrays.fill(flat, 15_000);
        double[] out = process(flat);
        assertThat(value("bl_mean", out)).isEqualTo(15_000);
        for (String zero : List.of("bl_std", "trapEmax", "cuspEmax", "zacEmax", "inTrace_n", "n_sat_hi")) {
            assertThat(value(zero, out)).as(zero).isZero();
        }
        for (String none : List.of("tp_0_est", "tp_99", "tp_01", "trapEftp", "QDrift", "A_max", "lq80", "tail_slope")) {
            assertThat(value(none, out)).as(none).isNaN();
        }
    }

    @Test
    void aPulseWithTooLittleAfterItHasAnOnsetButNoCurrent() {
        double[] out = process(withStep(1_000, N - 150));
        assertThat(value("tp_0_est", out)).isBetween(16.0 * (N - 300), 16.0 * N);
        assertThat(value("A_max", out)).isNaN();
        assertThat(value("tp_aoe_samp", out)).isNaN();
        assertThat(value("lq80", out)).isNaN();
    }

    @Test
    void saturatedSamplesAreCountedAndThePeersCountIsAnOption() {
        int[] clipped = withStep(60_000, 1_000);
        for (int i = 0; i < N; i++) clipped[i] = Math.min(65_535, clipped[i]);
        assertThat(value("n_sat_hi", process(clipped))).isEqualTo(N - 1_000);
        clipped[1_100] = 65_520;
        double[] out = new double[52];
        new GermaniumDsp(DspSettings.defaults().withCompat(true), N, 16, 0).process(clipped, out);
        assertThat(value("n_sat_hi", out)).isEqualTo(1);
        assertThat(value("t_sat_lo_dummy", out)).isEqualTo(1);
    }

    @Test
    void aNegativePulseHasNoLogarithmAndANegativeTail() {
        double[] out = process(withStep(-3_000, 1_000));
        assertThat(value("tail_slope", out)).isNaN();
        assertThat(value("pz_mean", out)).isLessThan(-2_900);
    }

    @Test
    void timesStandOnTheWaveformsOwnGrid() {
        int[] waveform = SyntheticPulse.of(SyntheticPulse.Kind.PULSE, /* seed */ 7, N);
        double[] out = process(waveform);
        double[] later = new double[52];
        new GermaniumDsp(DspSettings.defaults(), N, 16, 42_000).process(waveform, later);
        for (String time : List.of("tp_min", "tp_start", "tp_0_est", "tp_99", "tp_50", "tp_80_interp")) {
            assertThat(value(time, later) - value(time, out)).as(time).isCloseTo(42_000, within(1e-6));
        }
        for (String other : List.of("tp_aoe_max", "trapEftp", "QDrift", "dt_eff", "A_max", "lq80")) {
            assertThat(value(other, later)).as(other).isEqualTo(value(other, out));
        }
    }

    @Test
    void oneObjectGivesTheSameNumbersWhateverItSawBefore() {
        GermaniumDsp dsp = new GermaniumDsp(DspSettings.defaults(), N, 16, 0);
        double[] first = new double[52];
        double[] again = new double[52];
        dsp.process(withStep(4_000, 1_000), first);
        dsp.process(withStep(30_000, 300), again);
        dsp.process(withStep(4_000, 1_000), again);
        assertThat(again).containsExactly(first);
    }

    @Test
    void whatDoesNotFitIsRefusedWithItsNumbers() {
        DspSettings settings = DspSettings.defaults();
        assertThatThrownBy(() -> new GermaniumDsp(settings, 700, 16, 0))
                .hasMessage("baseline (bl.end) needs 750 samples, the waveform has 700");
        assertThatThrownBy(() -> new GermaniumDsp(settings, 1_400, 16, 0))
                .hasMessage("tail after sample 1500 (tail.start) must have at least 2 samples, has -100");
        DspSettings wide = DspSettings.withOverrides(Map.of("etrap", Map.of("rise", "17*us")));
        assertThatThrownBy(() -> new GermaniumDsp(wide, N, 16, 0))
                .hasMessage("trapezoid etrap needs 2249 samples, the waveform has 2048");
        DspSettings cut = DspSettings.withOverrides(Map.of("conv", Map.of("cut", "31*us")));
        assertThatThrownBy(() -> new GermaniumDsp(cut, N, 16, 0)).hasMessageContaining("conv.cut");
        assertThatThrownBy(() -> new GermaniumDsp(settings, N, 0, 0)).hasMessageContaining("above 0 ns, was 0.0");
        GermaniumDsp dsp = new GermaniumDsp(settings, N, 16, 0);
        assertThatThrownBy(() -> dsp.process(new int[10], new double[52]))
                .hasMessage("waveform must have length 2048, has 10");
    }

    @Test
    void namesAndUnitsAreThoseOfTheReferenceChain() throws IOException {
        JsonNode chain = new ObjectMapper()
                .readTree(SharedFolder.file("reference/hpge/hpge_chain.json").toFile());
        List<String> names = StreamSupport.stream(chain.get("outputs").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
        assertThat(GermaniumDsp.outputs()).isEqualTo(names);
        DspReference reference = new DspReference("dsp_synthetic.json");
        assertThat(GermaniumDsp.units())
                .isEqualTo(names.stream()
                        .map(name -> reference.unit("ch1/raw", name))
                        .toList());
    }

    private static double[] process(int[] waveform) {
        double[] out = new double[52];
        new GermaniumDsp(DspSettings.defaults(), N, 16, 0).process(waveform, out);
        return out;
    }

    private static double value(String output, double[] out) {
        return out[GermaniumDsp.outputs().indexOf(output)];
    }

    /** A step of one sample's rise on a baseline that alternates by 3 ADC, so that its spread is not 0. */
    private static int[] withStep(int height, int onset) {
        int[] samples = new int[N];
        for (int i = 0; i < N; i++) samples[i] = 15_000 + 3 * (i & 1) + (i >= onset ? height : 0);
        return samples;
    }
}
