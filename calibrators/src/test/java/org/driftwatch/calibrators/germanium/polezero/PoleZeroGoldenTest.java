package org.driftwatch.calibrators.germanium.polezero;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.driftwatch.calibrators.germanium.polezero.OptimisationReference.PERIOD_NS;
import static org.driftwatch.calibrators.germanium.polezero.OptimisationReference.at;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.assertj.core.data.Percentage;
import org.driftwatch.calibrators.germanium.cuts.ColumnCells;
import org.driftwatch.calibrators.germanium.cuts.ColumnValues;
import org.driftwatch.calibrators.germanium.dsp.DspSettings;
import org.driftwatch.calibrators.state.InMemoryChannelStore;
import org.driftwatch.topics.germanium.GermaniumPoleZero.Constants;
import org.driftwatch.topics.germanium.GermaniumPoleZero.Part;
import org.junit.jupiter.api.Test;

/** Pole-zero constants of the synthetic waveforms as the peer found them: decay constants within 0.5 %. */
class PoleZeroGoldenTest {
    private static final Percentage HALF_A_PERCENT = Percentage.withPercentage(0.5);

    @Test
    void oneConstantFollowsFromModeAndWidthToTheLetter() {
        JsonNode pars = at("/pz_single/results/single_decay_constant/slope_pars");
        var slopes = new TailSlopes(
                pars.get("mode").asDouble(),
                pars.get("stdev").asDouble(),
                at("/pz_single/tail_slope_values").size());
        Constants pz =
                calibrator(settings()).single(slopes).orElseThrow().outputDict().pz();
        assertThat(pz.tau1()).isEqualTo(at("/pz_single/output_dict/pz/tau1").asText());
        assertThat(pz.tau1Err())
                .isEqualTo(at("/pz_single/output_dict/pz/tau1_err").asText());
    }

    @Test
    void tailSlopesAgree() {
        double[] expected = OptimisationReference.doubles(at("/pz_single/tail_slope_values"));
        double[] slopes = OptimisationReference.output("tail_slope", OptimisationReference.signals());
        assertThat(slopes).hasSameSizeAs(expected);
        for (int i = 0; i < slopes.length; i++) assertThat(slopes[i]).isCloseTo(expected[i], within(1e-8));
    }

    @Test
    void oneConstantAgreesFromValuesAndFromBoundedCells() {
        double[] slopes = OptimisationReference.output("tail_slope", OptimisationReference.signals());
        ColumnCells cells = new ColumnCells(8192, new InMemoryChannelStore(), 's', 0);
        for (double slope : slopes) cells.add(slope);
        JsonNode pars = at("/pz_single/results/single_decay_constant/slope_pars");
        double stdev = pars.get("stdev").asDouble();
        double tau1 = nanoseconds(at("/pz_single/output_dict/pz/tau1"));
        double[] recorded = OptimisationReference.doubles(at("/pz_single/tail_slope_values"));
        TailSlopes exact = TailSlopes.of(ColumnValues.of(recorded));
        assertThat(exact.mode()).isCloseTo(pars.get("mode").asDouble(), within(1e-3 * stdev));
        assertThat(exact.stdev()).isCloseTo(stdev, within(1e-3 * stdev));
        TailSlopes bounded = TailSlopes.of(cells.distribution());
        assertThat(bounded.mode()).isCloseTo(pars.get("mode").asDouble(), within(0.1 * stdev));
        for (TailSlopes found : List.of(exact, bounded, TailSlopes.of(ColumnValues.of(slopes)))) {
            Constants pz = calibrator(settings())
                    .single(found)
                    .orElseThrow()
                    .outputDict()
                    .pz();
            assertThat(nanoseconds(pz.tau1())).isCloseTo(tau1, HALF_A_PERCENT);
        }
    }

    @Test
    void twoConstantsAgree() {
        JsonNode args = at("/pz_double/args");
        var settings = new PoleZeroSettings(
                args.get("percent_tau1_fit").asDouble(),
                args.get("percent_tau2_fit").asDouble(),
                args.get("offset_from_wf_max").asInt(),
                args.get("superpulse_bl_idx").asInt(),
                settings().baseline(),
                settings().window(),
                settings().flatFrom(),
                settings().minimumSlopes(),
                settings().minimumWaveforms());
        List<int[]> waveforms = OptimisationReference.signals()
                .subList(0, at("/pz_double/n_waveforms").asInt());
        Part both = calibrator(settings)
                .twoDecays(superpulse(waveforms, settings), waveforms)
                .orElseThrow();
        JsonNode guesses = at("/pz_double/results/double_pole_zero/guesses");
        var found = both.results().doublePoleZero().guesses();
        assertThat(found.tau1()).isCloseTo(guesses.get("tau1").asDouble(), HALF_A_PERCENT);
        assertThat(found.tau2()).isCloseTo(guesses.get("tau2").asDouble(), HALF_A_PERCENT);
        assertThat(found.frac()).isCloseTo(guesses.get("frac").asDouble(), HALF_A_PERCENT);
        JsonNode pz = at("/pz_double/output_dict/pz");
        Constants constants = both.outputDict().pz();
        assertThat(nanoseconds(constants.tau1())).isCloseTo(nanoseconds(pz.get("tau1")), HALF_A_PERCENT);
        assertThat(nanoseconds(constants.tau2())).isCloseTo(nanoseconds(pz.get("tau2")), HALF_A_PERCENT);
        assertThat(constants.frac()).isCloseTo(pz.get("frac").asDouble(), HALF_A_PERCENT);
    }

    private static Superpulse superpulse(List<int[]> waveforms, PoleZeroSettings settings) {
        SuperpulseSums sums = new SuperpulseSums(waveforms.get(0).length, 1);
        waveforms.forEach(sums::add);
        return sums.superpulse(settings.window(), settings.superpulseBaseline());
    }

    private static PoleZeroSettings settings() {
        return PoleZeroSettings.of(DspSettings.defaults(), PERIOD_NS);
    }

    private static PoleZeroCalibrator calibrator(PoleZeroSettings settings) {
        return new PoleZeroCalibrator(settings, PERIOD_NS);
    }

    private static double nanoseconds(JsonNode text) {
        return nanoseconds(text.asText());
    }

    private static double nanoseconds(String text) {
        return Double.parseDouble(text.replace("*ns", ""));
    }
}
