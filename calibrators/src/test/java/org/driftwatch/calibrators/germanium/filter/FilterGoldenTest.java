package org.driftwatch.calibrators.germanium.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.driftwatch.calibrators.germanium.polezero.OptimisationReference.PERIOD_NS;
import static org.driftwatch.calibrators.germanium.polezero.OptimisationReference.at;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Percentage;
import org.driftwatch.calibrators.germanium.dsp.DspSettings;
import org.driftwatch.calibrators.germanium.dsp.TimeSpan;
import org.driftwatch.calibrators.germanium.polezero.OptimisationReference;
import org.driftwatch.calibrators.optimise.Acquisition;
import org.driftwatch.calibrators.optimise.BayesianOptimiser;
import org.driftwatch.calibrators.optimise.BayesianOptimiser.Sample;
import org.driftwatch.calibrators.optimise.BayesianSettings;
import org.driftwatch.calibrators.optimise.GaussianProcess;
import org.driftwatch.calibrators.optimise.Kernel;
import org.driftwatch.calibrators.optimise.ParameterGrid;
import org.driftwatch.calibrators.optimise.SearchDimension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Filter optimisation on the synthetic waveforms: sweep and grid 1e-3, figure of merit at an optimum 3 %. */
class FilterGoldenTest {
    private static final Percentage SWEEP = Percentage.withPercentage(0.1);
    private static final Percentage OPTIMUM = Percentage.withPercentage(3);
    private static final TrialPulses BASELINES =
            new TrialPulses(OptimisationReference.baselines(), PERIOD_NS, DspSettings.defaults());
    private static final TrialPulses SIGNALS =
            new TrialPulses(OptimisationReference.signals(), PERIOD_NS, DspSettings.defaults());

    @Test
    void theNoiseSweepAgreesPointByPoint() {
        at("/noise_optimization/deterministic_sweep").properties().forEach(entry -> {
            NoiseScan.Point point = new NoiseScan.Point(0, 0, 0, enc(Double.parseDouble(entry.getKey())));
            JsonNode expected = entry.getValue();
            assertThat(point.deviation()).isCloseTo(expected.get("std").asDouble(), SWEEP);
            assertThat(point.percentile(10)).isCloseTo(expected.get("p10").asDouble(), SWEEP);
            assertThat(point.percentile(90)).isCloseTo(expected.get("p90").asDouble(), SWEEP);
            double[] first = OptimisationReference.doubles(expected.get("enc_first_20"));
            for (int i = 0; i < first.length; i++)
                assertThat(point.energies()[i]).isCloseTo(first[i], within(1e-3 * point.deviation()));
        });
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theNoiseAtTheOptimumAgrees(boolean compat) {
        NoiseSettings settings = NoiseSettings.defaults();
        if (compat)
            settings = settings.asThePeer(
                    at("/noise_optimization/opt_dict/n_bootstrap_samples").asInt());
        NoiseScan.Result found = new NoiseScan(settings).scan(FilterGoldenTest::enc);
        String text = at("/noise_optimization/result/etrap/rise").asText();
        double expected = spread(Double.parseDouble(text.replace("*us", "")));
        // lower is better
        assertThat(spread(found.bestUs())).isLessThan(1.03 * expected);
        assertThat(found.bestErrorUs()).isBetween(0.1, 4.0);
    }

    @Test
    void aGaussianOnUniformFindsTheSameNoise() {
        NoiseScan.Result found = new NoiseScan(NoiseSettings.defaults().with(NoiseSettings.Figure.GAUSS_ON_UNIFORM))
                .scan(FilterGoldenTest::enc);
        for (NoiseScan.Point point : found.points()) {
            double fwhm = 2.3548 * point.deviation();
            assertThat(point.figure()).isCloseTo(fwhm, within(3 * point.error() + 0.1 * fwhm));
        }
    }

    @Test
    void theGridAgreesPointByPoint() {
        List<String> values = new ArrayList<>();
        at("/grid_search/dimension/2").forEach(value -> values.add(value.asText()));
        var grid = new ParameterGrid(List.of(new ParameterGrid.Dimension("etrap", "rise", values)));
        List<Double> found = grid.evaluate(database -> {
            DspSettings settings = DspSettings.defaults().overriddenBy(database);
            double riseUs = settings.energyTrap().rise().nanoseconds() / 1000;
            return new NoiseScan.Point(0, 0, 0, enc(riseUs)).deviation();
        });
        double[] expected = OptimisationReference.doubles(at("/grid_search/values"));
        for (int i = 0; i < expected.length; i++) assertThat(found.get(i)).isCloseTo(expected[i], SWEEP);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ei_default", "ei_const*rbf+white", "lcb_default", "lcb_const*rbf+white"})
    void everyProposedPointHasTheFigureOfThePeer(String run) {
        double[] y = OptimisationReference.doubles(run(run).get("all_y_in_order"));
        for (int i = 0; i < y.length; i++) {
            double x = run(run).get("all_x_in_order").get(i).get(0).asDouble();
            assertThat(new NoiseScan.Point(0, 0, 0, enc(x)).deviation()).isCloseTo(y[i], SWEEP);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ei_default", "ei_const*rbf+white", "lcb_default", "lcb_const*rbf+white"})
    void theProcessThroughThePointsOfThePeerIsAtLeastAsLikely(String run) {
        int n = run(run).get("all_y_in_order").size();
        double[][] x = new double[n][];
        for (int i = 0; i < n; i++)
            x[i] = OptimisationReference.doubles(run(run).get("all_x_in_order").get(i));
        double[] y = OptimisationReference.doubles(run(run).get("all_y_in_order"));
        double[] jitter = new double[n];
        java.util.Arrays.fill(jitter, 1e-10);
        GaussianProcess process = new GaussianProcess(kernel(run), x, java.util.Arrays.copyOf(y, n), jitter).fitted();
        assertThat(process.logLikelihood())
                .isGreaterThan(run(run).get("log_marginal_likelihood").asDouble() - 0.01);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ei_default", "ei_const*rbf+white", "lcb_default", "lcb_const*rbf+white"})
    void theRuleOfThePeerFindsAnOptimumAsGood(String run) {
        Acquisition acquisition = run.startsWith("ei") ? Acquisition.COMPAT_IMPROVEMENT : Acquisition.LOWER_CONFIDENCE;
        var settings = new BayesianSettings(List.of(rise()), acquisition, kernel(run), 5, 55, 10, true);
        // lower is better, and four of the peer's own runs differ by 3 %
        assertThat(optimum(settings).y())
                .isLessThan(1.03 * run(run).get("y_min").asDouble());
    }

    @ParameterizedTest
    @ValueSource(longs = {55, 1, 2, 3, 4, 5})
    void expectedImprovementFindsAnOptimumAtLeastAsGood(long seed) {
        BayesianSettings base = BayesianSettings.of(List.of(rise()));
        var settings = new BayesianSettings(
                base.dimensions(), base.acquisition(), base.kernel(), 5, seed, base.nanValue(), false);
        double best = run("lcb_default").get("y_min").asDouble();
        assertThat(optimum(settings).y()).isLessThan(1.03 * best);
    }

    @Test
    void theWidthWithoutCorrectionAgrees() {
        double[][] out = SIGNALS.outputs(List.of("trapEmax", "dt_eff"), Map.of());
        PeakFom.Width width = PeakFom.of(2614.5, 40, 40).withTail(out[0], out[1], 0);
        JsonNode expected = at("/fom_fwhm_no_alpha");
        assertThat(width.fwhmKeV()).isCloseTo(expected.get("fwhm").asDouble(), Percentage.withPercentage(1));
        assertThat(width.overMaximum()).isCloseTo(expected.get("fwhm_o_max").asDouble(), Percentage.withPercentage(1));
        assertThat(width.fit().values().get(0)).isCloseTo(expected.get("n_sig").asDouble(), SWEEP);
        double muError = expected.get("mu_err").asDouble();
        assertThat(width.fit().values().get(1)).isCloseTo(expected.get("mu").asDouble(), within(0.05 * muError));
    }

    @Test
    void theWidthWithTheBestCorrectionAgrees() {
        double[][] out = SIGNALS.outputs(List.of("trapEmax", "dt_eff"), Map.of());
        ChargeTrapping.Result found =
                ChargeTrapping.of(PeakFom.of(2614.5, 40, 40)).best(out[0], out[1]);
        JsonNode expected = at("/fom_fwhm_with_alpha_fit/result");
        assertThat(found.alpha()).isCloseTo(expected.get("alpha").asDouble(), within(1e-12));
        assertThat(found.alphaError()).isCloseTo(0, within(1e-12));
        assertThat(found.width().fwhmKeV()).isCloseTo(expected.get("fwhm").asDouble(), OPTIMUM);
        assertThat(found.width().fit().values().get(0))
                .isCloseTo(expected.get("n_sig").asDouble(), SWEEP);
    }

    private static Sample optimum(BayesianSettings settings) {
        double[][] initial = {{2}, {5}, {8}, {11}};
        int proposals = at("/bayesian_optimiser/n_iter").asInt();
        return new BayesianOptimiser(settings)
                .minimise(
                        x -> {
                            double deviation = new NoiseScan.Point(0, 0, 0, enc(x[0])).deviation();
                            return new Sample(x, deviation, deviation / Math.sqrt(2.0 * BASELINES.size()));
                        },
                        initial,
                        proposals);
    }

    private static SearchDimension rise() {
        JsonNode bounds = at("/bayesian_optimiser/bounds_us");
        return new SearchDimension(
                "etrap", "rise", bounds.get(0).asDouble(), bounds.get(1).asDouble(), PERIOD_NS / 1000, "us");
    }

    private static Kernel kernel(String run) {
        return run.endsWith("white")
                ? new Kernel(Kernel.Shape.RBF, 1, 1, 1, 1e-3, new Kernel.Free(true, true, true, true))
                : new Kernel(Kernel.Shape.RBF, 0, 1, 1, 0, new Kernel.Free(false, true, true, false));
    }

    private static JsonNode run(String name) {
        return at("/bayesian_optimiser/runs").get(name);
    }

    /** The peer's enc: the trapezoid with 2 us flat top, read at 30 us. */
    private static double[] enc(double riseUs) {
        return BASELINES.trapezoidAt(TimeSpan.ofUs(riseUs), TimeSpan.ofUs(2), TimeSpan.ofUs(30));
    }

    private static double spread(double riseUs) {
        NoiseScan.Point point = new NoiseScan.Point(0, 0, 0, enc(riseUs));
        return point.percentile(90) - point.percentile(10);
    }
}
