package org.driftwatch.calibrators.germanium.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.driftwatch.calibrators.filter.Trapezoid;
import org.driftwatch.calibrators.germanium.dsp.DspSettings;
import org.driftwatch.calibrators.optimise.SearchDimension;
import org.driftwatch.topics.codec.Json;
import org.driftwatch.topics.germanium.GermaniumFilter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FilterSearchTest {
    private static final double PERIOD_NS = LinePulses.PERIOD_NS;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void findsTheChargeTrappingOfASyntheticLine(long seed) {
        Random random = new Random(seed);
        double truth = 1.5e-6; // per ns
        double[] energies = new double[3000];
        double[] driftNs = new double[3000];
        for (int i = 0; i < energies.length; i++) {
            driftNs[i] = 300 + 1000 * random.nextDouble();
            energies[i] = (7800 + 3.3 * random.nextGaussian()) / (1 + truth * driftNs[i]);
        }
        ChargeTrapping.Result found =
                ChargeTrapping.of(PeakFom.of(2614.5, 40, 40)).best(energies, driftNs);
        assertThat(found.alpha()).isCloseTo(truth, within(4 * found.alphaError()));
        assertThat(found.alphaError()).isBetween(1e-9, 4e-7);
        double fwhm = 2.3548 * 3.3 * 2614.5 / 7800;
        assertThat(found.width().fwhmKeV())
                .isCloseTo(fwhm, within(4 * found.width().fwhmErrorKeV()));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void findsTheShapingTimeOfLeastNoise(long seed) {
        Random random = new Random(seed);
        double[] common = random.doubles(2000).toArray();
        double[] series = random.doubles(2000).toArray();
        NoiseScan.Result found = new NoiseScan(NoiseSettings.defaults()).scan(x -> {
            // noise of two kinds: one falls with the shaping time, one rises; least at √8 · 2 = 5.7 us
            double[] energies = new double[2000];
            for (int i = 0; i < energies.length; i++)
                energies[i] = 8 / x * (series[i] - 0.5) + 0.25 * x * (common[i] - 0.5);
            return energies;
        });
        assertThat(found.bestUs()).isCloseTo(Math.sqrt(32), within(4 * found.bestErrorUs()));
        assertThat(found.bestErrorUs()).isBetween(0.02, 1.5);
    }

    @Test
    void aShortRiseIsReplacedAndAGoodOneKept() {
        List<int[]> baselines = new LinePulses(8, 3, 11).baselines(300);
        FilterSettings settings = settings(List.of());
        GermaniumFilter first =
                new FilterSearch(settings).propose(baselines, List.of(), PERIOD_NS, with("etrap", "rise", "1*us"));
        assertThat(first.decisions().get("etrap.rise").decision()).isEqualTo("changed");
        assertThat(first.refused()).isEqualTo("0 pulses of 100");
        String rise = first.outputDict().etrap().get("rise");
        GermaniumFilter second =
                new FilterSearch(settings).propose(baselines, List.of(), PERIOD_NS, with("etrap", "rise", rise));
        assertThat(second.decisions().get("etrap.rise").decision()).isEqualTo("kept");
        assertThat(second.outputDict().etrap().get("rise")).isEqualTo("12.0*us");
    }

    @Test
    void aPlateauIsNoReasonToChange() {
        var sigma = new SearchDimension("cusp", "sigma", 10, 40, PERIOD_NS / 1000, "us");
        FilterSettings settings = settings(List.of(new FilterStudy(sigma, "cuspEmax", List.of(15.0, 20.0, 30.0))));
        var pulses = new LinePulses(3, 3, 12);
        GermaniumFilter found =
                new FilterSearch(settings).propose(List.of(), pulses.pulses(400), PERIOD_NS, DspSettings.defaults());
        assertThat(found.decisions().get("cusp.sigma").decision()).isEqualTo("kept");
        assertThat(found.outputDict().cusp()).containsEntry("sigma", "20.0*us");
        assertThat(found.outputDict().etrap()).isNull();
        assertThat(found.gridSearch().get("cusp.sigma").values()).hasSize(3);
        double truth = 2.3548 * 3 * 2614.5 / 7800;
        assertThat(found.fomFwhmWithAlphaFit().result().fwhm()).isCloseTo(truth, within(0.6));
        assertThat(found.refused()).contains("0 baselines");
    }

    @Test
    void aFilterTooShortForThePulsesIsReplaced() {
        var rise = new SearchDimension("etrap", "rise", 0.1, 10, PERIOD_NS / 1000, "us");
        FilterSettings settings = settings(List.of(new FilterStudy(rise, "trapEmax", List.of(0.1, 2.0, 5.0))));
        GermaniumFilter found = new FilterSearch(settings)
                .propose(List.of(), new LinePulses(12, 2, 13).pulses(400), PERIOD_NS, with("etrap", "rise", "0.1*us"));
        GermaniumFilter.Decision decision = found.decisions().get("etrap.rise");
        assertThat(decision.decision()).isEqualTo("changed");
        assertThat(decision.improvement()).isGreaterThan(decision.improvementErr());
    }

    @Test
    void trialsEqualTheChain() {
        var trial = new TrialPulses(new LinePulses(4, 3, 14).pulses(50), PERIOD_NS, DspSettings.defaults());
        double[] chain = trial.output("trapEmax", Map.of("etrap", Map.of("rise", "4*us")));
        double[] fast = trial.trapezoidMaximum(new Trapezoid(250, 125));
        for (int i = 0; i < fast.length; i++) assertThat(fast[i]).isCloseTo(chain[i], within(1e-6 * chain[i]));
    }

    @Test
    void theSameWaveformsGiveTheSameProposal() throws IOException {
        FilterSettings settings = settings(List.of());
        List<int[]> baselines = new LinePulses(8, 3, 15).baselines(120);
        List<int[]> pulses = new LinePulses(8, 3, 16).pulses(200);
        byte[] once = bytes(new FilterSearch(settings).propose(baselines, pulses, PERIOD_NS, DspSettings.defaults()));
        byte[] twice = bytes(new FilterSearch(settings).propose(baselines, pulses, PERIOD_NS, DspSettings.defaults()));
        assertThat(once).isEqualTo(twice);
        JsonNode tree = Json.MAPPER.readTree(once);
        assertThat(tree.at("/output_dict/etrap/rise").asText()).endsWith("*us");
        assertThat(tree.at("/noise_optimization/deterministic_sweep/2.0/spread_10_90_no_bootstrap")
                        .isNumber())
                .isTrue();
        assertThat(tree.at("/output_dict/ctc_params/trapEmax_ctc/expression").asText())
                .isEqualTo("trapEmax*(1+dt_eff*a)");
        assertThat(bytes(Json.MAPPER.treeToValue(tree, GermaniumFilter.class))).isEqualTo(once);
    }

    @Test
    void baselinesTooShortForTheScanAreAnAnswer() {
        List<int[]> shortOnes = new LinePulses(8, 3, 17)
                .baselines(120).stream()
                        .map(x -> java.util.Arrays.copyOf(x, 1800))
                        .toList();
        GermaniumFilter none =
                new FilterSearch(settings(List.of())).propose(shortOnes, List.of(), PERIOD_NS, DspSettings.defaults());
        assertThat(none.refused()).contains("baselines of 1800 samples too short for the noise scan");
        assertThat(none.noiseOptimization()).isNull();
    }

    @Test
    void aLineThatIsNotThereHasNoWidth() {
        Random random = new Random(1);
        double[] flat = random.doubles(60, 7000, 8000).toArray();
        double[] drift = new double[60];
        assertThat(ChargeTrapping.of(PeakFom.of(2614.5, 40, 40))
                        .best(flat, drift)
                        .usable())
                .isFalse();
        assertThat(PeakFom.of(2614.5, 40, 40)
                        .withTail(new double[0], new double[0], 0)
                        .usable())
                .isFalse();
    }

    private static byte[] bytes(GermaniumFilter filter) throws IOException {
        return Json.MAPPER.writeValueAsBytes(filter);
    }

    private static DspSettings with(String section, String key, String value) {
        return DspSettings.withOverrides(Map.of(section, Map.of(key, value)));
    }

    private static FilterSettings settings(List<FilterStudy> studies) {
        FilterSettings base = FilterSettings.defaults(PERIOD_NS);
        return new FilterSettings(base.noise(), studies, base.line(), 4, 2, 100, 55);
    }
}
