package org.driftwatch.calibrators.optimise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.driftwatch.calibrators.optimise.BayesianOptimiser.Sample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptimiserTest {
    private static final SearchDimension RISE = new SearchDimension("etrap", "rise", 1, 12, 0.016, "us");

    @Test
    void theLastDimensionOfAGridVariesFastest() {
        var grid = new ParameterGrid(List.of(
                new ParameterGrid.Dimension("etrap", "rise", List.of("2*us", "4*us")),
                new ParameterGrid.Dimension("etrap", "flat", List.of("1*us", "2*us", "3*us"))));
        assertThat(grid.size()).isEqualTo(6);
        assertThat(grid.indices(1)).containsExactly(0, 1);
        assertThat(grid.indices(3)).containsExactly(1, 0);
        assertThat(grid.database(4)).hasToString("{etrap={flat=2*us, rise=4*us}}");
        assertThatThrownBy(() -> grid.indices(6)).hasMessageContaining("0 to 5, was 6");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void expectedImprovementFindsTheMinimumOfANoisyFunction(long seed) {
        Random noise = new Random(seed);
        BayesianSettings base = BayesianSettings.of(List.of(RISE));
        var settings = new BayesianSettings(
                base.dimensions(), base.acquisition(), base.kernel(), 5, seed, base.nanValue(), false);
        double[][] starts = {{2}, {5}, {8}, {11}};
        Sample best = new BayesianOptimiser(settings)
                .minimise(x -> new Sample(x, truth(x[0]) + 0.002 * noise.nextGaussian(), 0.002), starts, 10);
        // the function rises by five errors 0.5 us from its minimum
        assertThat(best.x()[0]).isCloseTo(6.4, within(0.5));
    }

    private static double truth(double x) {
        return 1 + 0.04 * (x - 6.4) * (x - 6.4) / (1 + 0.05 * Math.abs(x - 6.4));
    }

    @Test
    void twoDimensionsAreSearchedTogether() {
        var other = new SearchDimension("etrap", "flat", 0, 4, 0, "us");
        double[][] starts = {{2, 1}, {5, 3}, {8, 1}, {11, 3}, {6, 2}};
        Sample best = new BayesianOptimiser(BayesianSettings.of(List.of(RISE, other)))
                .minimise(
                        x -> new Sample(x, (x[0] - 4) * (x[0] - 4) / 20 + (x[1] - 2.5) * (x[1] - 2.5), 1e-3),
                        starts,
                        20);
        assertThat(best.x()[0]).isCloseTo(4, within(0.7));
        assertThat(best.x()[1]).isCloseTo(2.5, within(0.2));
    }

    @Test
    void proposalsAreWholeSamplesWithinTheRangeAndNeverRepeat() {
        var optimiser = new BayesianOptimiser(BayesianSettings.of(List.of(RISE)));
        optimiser.minimise(x -> new Sample(x, Math.abs(x[0] - 3), 1e-3), new double[][] {{3}, {11.04}}, 15);
        double[] x = optimiser.samples().stream()
                .mapToDouble(sample -> sample.x()[0])
                .toArray();
        assertThat(x).doesNotHaveDuplicates();
        for (double each : x) {
            assertThat(each).isBetween(1.0, 12.0);
            assertThat(each / 0.016).isCloseTo(Math.rint(each / 0.016), within(0.51));
        }
    }

    @Test
    void sameSeedSameProposals() {
        assertThat(points(7)).isEqualTo(points(7)).isNotEqualTo(points(8));
    }

    private static List<Double> points(long seed) {
        BayesianSettings base = BayesianSettings.of(List.of(RISE));
        var settings =
                new BayesianSettings(base.dimensions(), Acquisition.UPPER_CONFIDENCE, base.kernel(), 1, seed, 10, true);
        var optimiser = new BayesianOptimiser(settings);
        optimiser.minimise(x -> new Sample(x, Math.abs(x[0] - 5), 0.1), new double[][] {{2}, {9}}, 4);
        return optimiser.samples().stream().map(sample -> sample.x()[0]).toList();
    }

    @Test
    void aMissingFigureCountsAsABadOne() {
        var optimiser = new BayesianOptimiser(BayesianSettings.of(List.of(RISE)));
        optimiser.observe(new Sample(new double[] {3}, Double.NaN, Double.NaN));
        optimiser.observe(new Sample(new double[] {5}, 1, 0.1));
        assertThat(optimiser.samples().get(0).y()).isEqualTo(10);
        assertThat(optimiser.best().x()).containsExactly(5);
        assertThat(optimiser.propose()[0]).isBetween(1.0, 12.0);
    }

    @Test
    void expectedImprovementHasItsKnownValues() {
        // E max(b − Y, 0) for Y normal: at m = b it is s/√(2π); without spread it is b − m
        assertThat(Acquisition.EXPECTED_IMPROVEMENT.of(1, 0.5, 1)).isCloseTo(-0.5 * 0.3989422804, within(1e-9));
        assertThat(Acquisition.EXPECTED_IMPROVEMENT.of(0.2, 0, 1)).isEqualTo(-0.8);
        assertThat(Acquisition.EXPECTED_IMPROVEMENT.of(1, 0.6, 1))
                .isLessThan(Acquisition.EXPECTED_IMPROVEMENT.of(1, 0.5, 1));
    }

    @ParameterizedTest
    @EnumSource(Kernel.Shape.class)
    void aProcessWithoutNoiseGoesThroughItsPoints(Kernel.Shape shape) {
        var kernel = new Kernel(shape, 0.5, 1, 0.4, 0, Kernel.Free.NOTHING);
        double[][] points = {{0}, {0.3}, {0.9}};
        double[] values = {1, -0.5, 0.2};
        var process = new GaussianProcess(kernel, points, values, new double[] {1e-12, 1e-12, 1e-12});
        for (int i = 0; i < 3; i++) {
            assertThat(process.mean(points[i])).isCloseTo(values[i], within(1e-6));
            assertThat(process.deviation(points[i])).isCloseTo(0, within(1e-4));
        }
        assertThat(process.deviation(new double[] {50})).isBetween(1.0, Math.sqrt(1.5));
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "3", "4", "5"})
    void aSplineReproducesPolynomialsOfItsDegree(int degree) {
        double[] x = {1, 2, 3.5, 4, 6, 7, 8.25, 9};
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) y[i] = polynomial(x[i], degree);
        var spline = new InterpolatingSpline(x, y, degree);
        for (double at = 1; at <= 9; at += 0.13)
            assertThat(spline.at(at)).isCloseTo(polynomial(at, degree), within(1e-8));
    }

    private static double polynomial(double x, int degree) {
        double value = 0;
        for (int k = 0; k <= degree; k++) value = value * (x - 4) / 3 + (k % 2 == 0 ? 1 : -0.7);
        return value;
    }

    @Test
    void theLowestPlaceOfASplineIsNextToItsLowestPoint() {
        double[] x = {1, 2, 3, 4, 5};
        double[] parabola = {4.84, 1.44, 0.04, 0.64, 3.24};
        assertThat(new InterpolatingSpline(x, parabola, 3).lowest()).isCloseTo(3.2, within(1e-6));
        assertThat(new InterpolatingSpline(x, new double[] {1, 2, 3, 4, 5}, 3).lowest())
                .isEqualTo(1);
    }
}
